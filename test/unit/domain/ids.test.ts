import { expect, test } from 'vitest';
import { formatId, framePath, newId, parseId } from '../../../src/domain/ids.ts';

test('ids are dashed UUIDs of version 7 that sort by creation', () => {
  const ids = Array.from({ length: 1_000 }, () => newId('sess'));
  expect(new Set(ids).size).toBe(1_000);
  expect(ids).toEqual([...ids].sort());
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the wire form is the prefix and 32 digits, and leads back to the id', () => {
  const id = newId('phone');
  expect(formatId('phone', id)).toMatch(/^phone_[0-9a-f]{32}$/);
  expect(parseId('phone', formatId('phone', id))).toBe(id);
});

test('a frame is found under its wire form', () => {
  expect(framePath('0190b0c4-0000-7000-8000-000000000000')).toBe(
    '/v1/frames/frame_0190b0c4000070008000000000000000',
  );
});

test.each([
  '',
  'sess_',
  'sess_xyz',
  `sess_${'a'.repeat(31)}`,
  `sess_${'a'.repeat(33)}`,
  `sess_${'A'.repeat(32)}`,
  `phone_${'a'.repeat(32)}`,
  `sess_${'a'.repeat(32)}\n`,
  '0190b0c4-0000-7000-8000-000000000000',
])('%j is no id of a session', (text) => {
  expect(parseId('sess', text)).toBeUndefined();
});
