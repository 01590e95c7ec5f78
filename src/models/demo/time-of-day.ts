/** A time of day on the 24-hour clock. */
export type TimeOfDay = { readonly hour: number; readonly minute: number };

/** A pattern's source that matches what {@link timeOfDay} reads. */
export const TIME = String.raw`(?:noon|midnight|\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s+(?:in the (?:morning|afternoon|evening)|o'clock))?)`;

/** @returns the time that words such as "7:30 pm", "19:45", "6 in the evening" and "noon" name. */
export function timeOfDay(text: string): TimeOfDay | undefined {
  const lower = text.trim().toLowerCase();
  if (lower === 'noon') return { hour: 12, minute: 0 };
  if (lower === 'midnight') return { hour: 0, minute: 0 };
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(.*)$/.exec(lower);
  if (!match) return undefined;
  const minute = Number(match[2] ?? 0);
  let hour = Number(match[1]);
  const half = match[3] ?? '';
  if (/^p|afternoon|evening/.test(half) && hour < 12) hour += 12;
  else if (/^a|morning/.test(half) && hour === 12) hour = 0;
  return hour < 24 && minute < 60 ? { hour, minute } : undefined;
}

/** @returns the time as `7:05 AM`, the way that most phones show it. */
export function twelveHour({ hour, minute }: TimeOfDay): string {
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}
