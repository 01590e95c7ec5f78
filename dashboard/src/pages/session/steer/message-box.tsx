import { ActionIcon, Group, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, type SubmitEvent, useRef, useState } from 'react';
import { useShortcuts } from '../../../layout/shortcuts.tsx';
import { SendMessage } from './commands.ts';
import { possibleCommands } from './possible-commands.ts';
import type { SteeredSession } from './steered-session.ts';
import { useCommand, useSteering } from './steering.tsx';

/** Where people talk to the agent: Enter sends, Shift-Enter breaks the line. */
export function MessageBox() {
  const { session, maySteer } = useSteering();
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const { run, isRunning } = useCommand(SendMessage);
  const isThere = possibleCommands(session).has('message');
  useShortcuts(
    'Session',
    isThere && maySteer ? [{ keys: 'm', label: 'Write to the agent', run: () => box.current?.focus() }] : [],
  );
  if (!isThere) return null;
  const send = async (): Promise<void> => {
    const said = text.trim();
    if (said === '' || isRunning) return;
    if (!(await run({ text: said }))) return;
    // What was typed meanwhile stays.
    setText((now) => (now.trim() === said ? '' : now));
    box.current?.focus();
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void send();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter may also end what an input method composes.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="xs" wrap="nowrap">
        <Textarea
          ref={box}
          flex={1}
          label={labelOf(session)}
          description={hintOf(session)}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={10_000}
          dir="auto"
          disabled={!maySteer}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ActionIcon
          type="submit"
          size={36}
          aria-label="Send"
          loading={isRunning}
          disabled={!maySteer || text.trim() === ''}
        >
          <IconSend size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </form>
  );
}

function labelOf({ pauseReason }: SteeredSession): string {
  return pauseReason === 'question' ? 'Your answer' : 'Message to the agent';
}

/** When the agent hears what is said. */
function hintOf({ status, pauseReason, mode }: SteeredSession): string {
  if (status !== 'paused') return 'The agent hears it at its next turn.';
  switch (pauseReason) {
    case 'question':
      return 'The agent goes on with your answer.';
    case 'idle':
      return mode === 'conversation'
        ? 'The agent has finished its turn. It goes on with your next message.'
        : 'The agent was interrupted. It goes on with your message.';
    case 'approval':
      return 'The agent hears it once the action is approved or denied.';
    case 'takeover':
      return 'The agent hears it once it has the phone back.';
    default:
      return 'The agent hears it once the session goes on.';
  }
}
