/**
 * @param descriptions of each value of an enum
 * @returns the values as the builder takes them
 */
export function describedValues<Value extends string>(
  descriptions: Readonly<Record<Value, string>>,
): { readonly [V in Value]: { readonly value: V; readonly description: string } } {
  const entries = Object.entries<string>(descriptions);
  return Object.fromEntries(
    entries.map(([value, description]) => [value, { value, description }]),
  ) as ReturnType<typeof describedValues<Value>>;
}
