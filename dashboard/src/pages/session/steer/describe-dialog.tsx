import { Button, Group, Modal, Stack, TagsInput, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { DescribeSession } from './commands.ts';
import { useCommand, useSteering } from './steering.tsx';

/** Changes what the session is found by. */
export function DescribeDialog({ onClose }: { readonly onClose: () => void }) {
  const { session } = useSteering();
  const [title, setTitle] = useState(session.title ?? '');
  const [tags, setTags] = useState<readonly string[]>(session.tags ?? []);
  const { run, isRunning } = useCommand(DescribeSession);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const name = title.trim();
    if (await run({ title: name === '' ? null : name, tags: [...tags] })) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Title and tags" centered>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Title"
            description="Empty for none: the instruction stands in its place"
            maxLength={200}
            dir="auto"
            data-autofocus
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TagsInput
            label="Tags"
            description="Press Enter after each"
            maxTags={50}
            acceptValueOnBlur
            value={[...tags]}
            onChange={setTags}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isRunning}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
