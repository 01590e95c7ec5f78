/** What a log shows instead of what it must not show. */
const REDACTED = '[redacted]';

/** Names of values that are secret, whatever they hold. */
const SECRET_NAME =
  /(key|keys|token|secret|password|passphrase|authorization|cookie|credentials?|capabilities)$/i;

/** Keys in the middle of a text, passwords in addresses, and pictures as base64. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b(opp|view|browser|login)_[\w-]{16,}/g, REDACTED],
  [/\bsk-[\w-]{16,}/g, REDACTED],
  [/\bwhsec_[\w+/-]{16,}=*/g, REDACTED],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${REDACTED}`],
  [/:\/\/[^/\s@"]+@/g, `://${REDACTED}@`],
  [/[A-Za-z0-9+/_-]{400,}={0,2}/g, '[long data]'],
];

/** How deep a value is looked into; nobody reads what lies deeper. */
const MAX_DEPTH = 6;

/** @returns `text` without keys, passwords and pictures. */
function redactText(text: string): string {
  return PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}

/** @returns a copy of `value` that a log may show: no secrets, no bytes, of errors what tells of the failure. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Date) return value;
  if (depth === MAX_DEPTH) return '[…]';
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      SECRET_NAME.test(name) ? REDACTED : redact(item, depth + 1),
    ]),
  );
}

function redactError(error: Error, depth: number): unknown {
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  const kind = 'kind' in error ? error.kind : undefined;
  return {
    type: name,
    message: redactText(message),
    stack: redactText(stack ?? ''),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof kind === 'string' && { kind }),
    ...(cause !== undefined && { cause: redact(cause, depth + 1) }),
    ...(error instanceof AggregateError && { errors: redact(error.errors, depth + 1) }),
  };
}
