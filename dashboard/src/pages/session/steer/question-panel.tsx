import { Button, Group, Text } from '@mantine/core';
import type { EventOf } from '../../../events/event-fields.ts';
import { SendMessage } from './commands.ts';
import { MessageBox } from './message-box.tsx';
import { NoticePanel } from './notice-panel.tsx';
import { useCommand, useSteering } from './steering.tsx';

/** What the agent asks, and ways to answer. */
export function QuestionPanel({ question }: { readonly question: EventOf<'QuestionEvent'> }) {
  const { maySteer, isBusy } = useSteering();
  const answer = useCommand(SendMessage);
  return (
    <NoticePanel title="The agent asks you" lead={question.text}>
      {question.options.length > 0 && (
        <Group gap="xs" role="group" aria-label="Answers to choose from">
          {question.options.map((option) => (
            <Button
              key={option}
              variant="light"
              disabled={!maySteer || isBusy}
              onClick={() => answer.run({ text: option })}
            >
              <bdi>{option}</bdi>
            </Button>
          ))}
        </Group>
      )}
      {question.options.length > 0 && (
        <Text size="sm" c="dimmed">
          Or say it in your own words.
        </Text>
      )}
      <MessageBox />
    </NoticePanel>
  );
}
