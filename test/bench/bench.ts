import { append } from './append.ts';
import { conversation } from './conversation.ts';
import { dashboard } from './dashboard.ts';
import { delivery } from './delivery.ts';
import { dialects } from './dialects.ts';
import { early } from './early.ts';
import { memory } from './memory.ts';
import type { Figure } from './part.ts';
import { stop } from './stop.ts';
import { table } from './table.ts';
import { turnTime } from './turn-time.ts';
import { virtualPhone } from './virtual-phone.ts';

const PARTS = [
  turnTime,
  early,
  conversation,
  virtualPhone,
  append,
  dialects,
  delivery,
  dashboard,
  stop,
  memory,
];

const named = process.argv.slice(2);
const unknown = named.find((name) => !PARTS.some((part) => part.name === name));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no part "${unknown}". There are: ${PARTS.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(1);
}

const figures: Figure[] = [];
for (const part of PARTS) {
  if (named.length > 0 && !named.includes(part.name)) continue;
  figures.push(...(await part.measure((text) => void process.stdout.write(`${part.name}: ${text}\n`))));
}
process.stdout.write(`\n${table(figures)}\n`);
