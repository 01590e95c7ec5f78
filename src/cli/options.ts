import { InvalidArgumentError } from 'commander';

/** @throws {InvalidArgumentError} for what is no amount such as `0.50` */
export function usDollars(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('An amount such as 0.50 is needed.');
  return Number(text);
}

/** @throws {InvalidArgumentError} for what is not made of digits alone */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A whole number is needed.');
  return Number(text);
}
