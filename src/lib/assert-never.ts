/** Ends a `switch` over a union: the compiler refuses a member that no case handles. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
