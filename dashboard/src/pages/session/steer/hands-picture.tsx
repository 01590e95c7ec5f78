import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, type SubmitEvent, useRef, useState } from 'react';
import { readable } from '../../../api/view-token.ts';
import type { ScreenPoint } from '../../../events/phone-action.ts';
import { useEvents } from '../../../events/use-events.ts';
import type { PhoneButton } from '../../../gql/graphql.ts';
import { formatDuration } from '../../../ui/format.ts';
import { scaled } from './editable-input.ts';
import { gestureOf } from './hand-gestures.ts';
import styles from './steer.module.css';
import { useSteering } from './steering.tsx';
import { useHand } from './use-hand.ts';

const BUTTONS = [
  ['back', 'Back'],
  ['home', 'Home'],
  ['recents', 'Recent apps'],
  ['enter', 'Enter'],
] as const satisfies readonly (readonly [PhoneButton, string])[];

/** How far a finger may slip and still tap, in pixels of the page. */
const SLOP_PX = 6;

/** The phone's screen, to be used by hand: clicks, drags, typing and buttons go to the phone. */
export function HandsPicture() {
  const { session, events } = useSteering();
  const { shot } = useEvents(events);
  const hand = useHand(session.id);
  const [text, setText] = useState('');
  const down = useRef<{ readonly at: ScreenPoint; readonly ms: number }>(undefined);
  const url = shot?.frameUrl;

  const onPointerUp = (event: PointerEvent<HTMLButtonElement>): void => {
    const start = down.current;
    down.current = undefined;
    if (!start || !shot) return;
    const box = event.currentTarget.getBoundingClientRect();
    const shown = { widthPx: box.width, heightPx: box.height };
    const device = { widthPx: shot.deviceWidthPx, heightPx: shot.deviceHeightPx };
    const onDevice = (at: ScreenPoint): ScreenPoint => within(scaled(at, shown, device), device);
    const from = onDevice(start.at);
    const slopPx = (SLOP_PX * device.widthPx) / box.width;
    const durationMs = event.timeStamp - start.ms;
    hand.does(gestureOf({ from, to: onDevice(pointIn(event)), durationMs, slopPx }));
  };
  const type = (event: SubmitEvent): void => {
    event.preventDefault();
    if (text === '') return;
    hand.does({ typeText: text });
    setText('');
  };
  return (
    <Stack gap="xs">
      <Paper withBorder radius="lg" p={6} className={styles['held'] ?? ''}>
        {url && shot ? (
          <button
            type="button"
            className={styles['touchable']}
            aria-label="The phone’s screen: click, press and drag on it. Below it you can type and press its buttons."
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              down.current = { at: pointIn(event), ms: event.timeStamp };
            }}
            onPointerUp={onPointerUp}
            onPointerCancel={() => {
              down.current = undefined;
            }}
            onContextMenu={(event) => event.preventDefault()}
          >
            <img
              src={readable(url)}
              alt=""
              width={shot.deviceWidthPx}
              height={shot.deviceHeightPx}
              draggable={false}
            />
          </button>
        ) : (
          <Text c="dimmed" p="xl" ta="center">
            {shot ? 'The screen can’t be pictured.' : 'The screen is on its way.'}
          </Text>
        )}
      </Paper>
      <form onSubmit={type}>
        <Group gap="xs" wrap="nowrap" align="end">
          <TextInput
            flex={1}
            label="Type into the phone"
            placeholder="Tap a field first"
            maxLength={10_000}
            dir="auto"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event: KeyboardEvent) => event.stopPropagation()}
          />
          <Button type="submit" variant="default" disabled={text === ''}>
            Type
          </Button>
        </Group>
      </form>
      <Group gap={4} role="group" aria-label="Buttons of the phone">
        {BUTTONS.map(([button, label]) => (
          <Button key={button} size="xs" variant="default" onClick={() => hand.does({ pressButton: button })}>
            {label}
          </Button>
        ))}
      </Group>
      <Text size="xs" c="dimmed" role="status">
        {hand.pendingCount > 0
          ? 'The phone is at it …'
          : hand.latencyMs !== undefined && `The last action took ${formatDuration(hand.latencyMs)}`}
      </Text>
    </Stack>
  );
}

function pointIn({ currentTarget, clientX, clientY }: PointerEvent<HTMLButtonElement>): ScreenPoint {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

function within(
  { x, y }: ScreenPoint,
  size: { readonly widthPx: number; readonly heightPx: number },
): ScreenPoint {
  return { x: Math.min(size.widthPx - 1, Math.max(0, x)), y: Math.min(size.heightPx - 1, Math.max(0, y)) };
}
