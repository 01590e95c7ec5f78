import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { actionWords } from '../../../events/action-words.ts';
import type { EventOf } from '../../../events/event-fields.ts';
import { phoneActionOf } from '../../../events/phone-action.ts';
import { useShortcuts } from '../../../layout/shortcuts.tsx';
import { ApprovalFrame } from './approval-frame.tsx';
import { ApproveAction, DenyAction } from './commands.ts';
import { Countdown } from './countdown.tsx';
import { placesOf, pointsOf, scaled, type ToolInput } from './editable-input.ts';
import { InputEditor } from './input-editor.tsx';
import { NoticePanel } from './notice-panel.tsx';
import styles from './steer.module.css';
import { useCommand, useSteering } from './steering.tsx';
import { usePictureSize } from './use-picture-size.ts';

/** Why the server asks, in words. */
const RULES = {
  purchase: 'It would buy something.',
  send: 'It would send something that the instruction does not ask for.',
  delete: 'It would delete something.',
  permission: 'It would grant a permission.',
  policy: 'A rule of the session’s policy wants you to be asked.',
} as const satisfies Record<EventOf<'ApprovalRequestedEvent'>['rule'], string>;

/** An action that waits for a yes: what it is, why it is asked for, and ways to answer. */
export function ApprovalPanel({ approval }: { readonly approval: EventOf<'ApprovalRequestedEvent'> }) {
  const { events, maySteer, isBusy } = useSteering();
  const [mode, setMode] = useState<'ask' | 'deny' | 'edit'>('ask');
  const [input, setInput] = useState<ToolInput>(approval.input);
  const [placeIndex, setPlaceIndex] = useState(0);
  const [reason, setReason] = useState('');
  const approve = useCommand(ApproveAction);
  const deny = useCommand(DenyAction);
  const picture = usePictureSize(approval.frameUrl);
  const { toolUseId, target, frameUrl, rule } = approval;
  const isDisabled = !maySteer || isBusy;
  const say = actionWords(approval.name, approval.input, approval.action);
  const sayYes = (): void => void approve.run({ toolUseId });
  const sayNo = (): void =>
    void deny.run(reason.trim() === '' ? { toolUseId } : { toolUseId, reason: reason.trim() });
  useShortcuts(
    'Session',
    isDisabled || mode !== 'ask'
      ? []
      : [
          { keys: 'shift+Y', label: 'Approve the action', run: sayYes },
          { keys: 'shift+N', label: 'Deny the action', run: sayNo },
        ],
  );
  const submitNo = (event: SubmitEvent): void => {
    event.preventDefault();
    sayNo();
  };
  // The screen is as large as its newest look says; the picture may be smaller.
  const device = events.get().shot ?? picture;
  const sizes = picture && device ? { picture, device: sizeOf(device) } : undefined;
  const places = sizes ? placesOf(input, approval.action, sizes.picture, sizes.device) : [];
  const place = places[placeIndex];
  const isEditing = mode === 'edit';
  return (
    <NoticePanel title="The agent needs your yes">
      <div className={styles['approval']}>
        {frameUrl && sizes && (
          <ApprovalFrame
            url={frameUrl}
            {...sizes}
            target={target}
            points={
              isEditing
                ? places.map(({ at }) => scaled(at, sizes.picture, sizes.device))
                : pointsOf(phoneActionOf(approval.action))
            }
            onPick={isEditing && place ? (at) => setInput(place.moved(at)) : undefined}
            picked={place?.at}
          />
        )}
        <Stack gap="sm">
          <Text fw={600} dir="auto" className={styles['words'] ?? ''}>
            {say}
            {target && target.label !== '' && ` on “${target.label}”`}
          </Text>
          {approval.reason && (
            <Text size="sm" dir="auto">
              {approval.reason}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {RULES[rule]}
          </Text>
          <Countdown until={approval.expiresAt} />
          {isEditing && (
            <InputEditor
              input={input}
              places={places}
              placeIndex={placeIndex}
              onPlace={setPlaceIndex}
              onChange={setInput}
              onCancel={() => {
                setInput(approval.input);
                setMode('ask');
              }}
              onSubmit={(edited) => void approve.run({ toolUseId, input: { ...edited } })}
              isDisabled={isDisabled}
            />
          )}
          {mode === 'deny' && (
            <form onSubmit={submitNo}>
              <Stack gap="xs">
                <TextInput
                  label="Why not?"
                  description="The agent is told; may stay empty"
                  maxLength={2_000}
                  dir="auto"
                  autoFocus
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
                <Group gap="xs">
                  <Button type="submit" color="red" disabled={isDisabled} loading={deny.isRunning}>
                    Deny it
                  </Button>
                  <Button variant="default" onClick={() => setMode('ask')}>
                    Back
                  </Button>
                </Group>
              </Stack>
            </form>
          )}
          {mode === 'ask' && (
            <Group gap="xs">
              <Button disabled={isDisabled} loading={approve.isRunning} title="Shift Y" onClick={sayYes}>
                Approve
              </Button>
              <Button
                variant="outline"
                color="red"
                disabled={isDisabled}
                loading={deny.isRunning}
                title="Shift N"
                onClick={sayNo}
              >
                Deny
              </Button>
              <Button variant="default" disabled={isDisabled} onClick={() => setMode('deny')}>
                Deny with a reason
              </Button>
              <Button variant="default" disabled={isDisabled} onClick={() => setMode('edit')}>
                Edit it first
              </Button>
            </Group>
          )}
        </Stack>
      </div>
    </NoticePanel>
  );
}

function sizeOf(shown: { readonly widthPx: number; readonly heightPx: number } | ShotSize) {
  return 'deviceWidthPx' in shown ? { widthPx: shown.deviceWidthPx, heightPx: shown.deviceHeightPx } : shown;
}

type ShotSize = { readonly deviceWidthPx: number; readonly deviceHeightPx: number };
