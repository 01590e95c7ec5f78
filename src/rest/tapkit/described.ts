import type { z } from 'zod';
import type { Principal } from '../../auth/principal.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Answer } from './answer.ts';

/** An operation of the dialect: what the document says of it is what its requests are held to. */
export type Described<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Headers extends z.ZodObject,
  Body extends z.ZodType,
> = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/v1`, with `{parameters}` in braces. */
  readonly path: `/${string}`;
  /** Its name in generated clients, such as `createSession`. */
  readonly id: string;
  /** The noun that it belongs to. */
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** What the key must have: `read` for GET and `control` for the rest, unless given. */
  readonly scope?: Scope;
  /**
   * For what a view token shows too, in the place of the scope: given the parameters as they came, it
   * throws when the principal may not see what they name. The token may stand in the query then.
   */
  readonly admit?: Admit;
  /** The parameters of the path; every one must be named. */
  readonly params?: Params;
  /** A strict object; without one, no query is allowed. */
  readonly query?: Query;
  /** By their names in lower case. */
  readonly headers?: Headers;
  /** What a JSON body must be; without one, a body is not looked at. */
  readonly body?: Body;
  /** Whether an absent body counts as `{}`. */
  readonly bodyIsOptional?: boolean;
  /** What it answers when it succeeds, by status. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** How it may fail, besides what holds for every operation. */
  readonly errors?: readonly ErrorCode[];
};

/** @throws {DomainError} `FORBIDDEN`, for a view token the same whether there is such a thing or not */
export type Admit = (principal: Principal, params: Readonly<Record<string, string>>) => void | Promise<void>;
