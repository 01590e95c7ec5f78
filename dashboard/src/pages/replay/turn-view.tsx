import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Shot } from '../../events/event-fields.ts';
import { ITEM_KINDS } from '../../events/timeline-item.ts';
import { ActionMark } from '../../ui/action-mark.tsx';
import { formatDuration } from '../../ui/format.ts';
import { OpenFolds } from '../session/timeline/folds.tsx';
import { ItemBody } from '../session/timeline/item-body.tsx';
import styles from './replay.module.css';
import type { ReplayTurn } from './replay-turns.ts';

/** @returns how wide a picture is that is seen whole above the controls */
function widthOf({ deviceWidthPx, deviceHeightPx }: Shot): string {
  return `min(100%, 22rem, calc((100dvh - 17rem) * ${deviceWidthPx / deviceHeightPx}))`;
}

/**
 * A turn: the screen with what was done to it, and beside it what was said.
 *
 * @param props.startedAt when the session's first turn began, in milliseconds since 1970
 */
export function TurnView({ turn, startedAt }: { readonly turn: ReplayTurn; readonly startedAt: number }) {
  const { shot, actions, items } = turn;
  // In a replay everything is there to be read.
  const open = useMemo(() => new Set(items.map(({ key }) => key)), [items]);
  return (
    <div className={styles['turn']}>
      <div className={styles['picture']} style={shot && { inlineSize: widthOf(shot) }}>
        {shot?.frameUrl ? (
          <>
            <img src={shot.frameUrl} alt={`The phone’s screen in turn ${turn.turn}`} />
            {actions.map((action, place) => (
              <ActionMark
                // biome-ignore lint/suspicious/noArrayIndexKey: the actions of a turn never change their places
                key={place}
                action={action}
                widthPx={shot.deviceWidthPx}
                heightPx={shot.deviceHeightPx}
              />
            ))}
          </>
        ) : (
          <Text c="dimmed" p="xl" ta="center">
            {shot?.secure ? 'This screen can’t be pictured' : 'Nothing has been seen yet'}
          </Text>
        )}
      </div>
      <OpenFolds value={open} key={turn.turn}>
        <ol className={styles['entries']}>
          {items.map((item) => (
            <li key={item.key} data-error={item.isError || undefined}>
              <Text size="xs" c="dimmed">
                {ITEM_KINDS[item.kind]} · {formatDuration(Date.parse(item.event.ts) - startedAt)}
              </Text>
              <ItemBody item={item} />
            </li>
          ))}
        </ol>
      </OpenFolds>
    </div>
  );
}
