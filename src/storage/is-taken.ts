import { Prisma } from './generated/sqlite/client.ts';

/**
 * @returns whether a write failed because what must be unique is there already
 * @see https://www.prisma.io/docs/orm/reference/error-reference#p2002
 */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
