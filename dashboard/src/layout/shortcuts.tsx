import { Group, Kbd, Modal, Stack, Table, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** A key that does something wherever no text is being typed. */
export type Shortcut = {
  /** In the form of `useHotkeys`, such as `n`, `shift+?` or `mod+Enter`. */
  readonly keys: string;
  /** What it does, for the sheet. */
  readonly label: string;
  readonly run: () => void;
  /** Whether the key is left to a button or slider that has the focus. */
  readonly leavesControls?: boolean;
};

/** Shortcuts that belong together. */
type Section = { readonly name: string; readonly shortcuts: readonly Shortcut[] };
type Register = (section: Section) => () => void;

const Registry = createContext<Register>(() => () => undefined);

/**
 * Has keys do something while the component is there, and stand in the sheet.
 *
 * @param name what they belong to, such as `Session`
 */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[]): void {
  const register = useContext(Registry);
  useHotkeys(
    shortcuts.map(({ keys, run, leavesControls = false }) => [
      keys,
      (event) => {
        if (leavesControls && isControl(event.target)) return;
        event.preventDefault();
        run();
      },
      { preventDefault: false },
    ]),
  );
  const labels = shortcuts.map(({ keys, label }) => `${keys} ${label}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet shows labels; what they do may change with each render
  useEffect(() => register({ name, shortcuts }), [register, name, labels]);
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, [role="slider"], [role="option"]') !== null;
}

/** Keeps the shortcuts of what is shown, and shows them all at `?`. */
export function Shortcuts({ children }: { readonly children: (openSheet: () => void) => ReactNode }) {
  const [sections, setSections] = useState<readonly Section[]>([]);
  const [isOpen, { open, close, toggle }] = useDisclosure();
  useHotkeys([['shift+?', toggle]], undefined, false);
  const register = useMemo<Register>(
    () => (section) => {
      setSections((others) => [...others, section]);
      return () => setSections((others) => others.filter((other) => other !== section));
    },
    [],
  );
  return (
    <Registry value={register}>
      {children(open)}
      <Modal opened={isOpen} onClose={close} title="Keyboard shortcuts" size="md">
        <Stack>
          {sections.map(({ name, shortcuts }) => (
            <div key={name}>
              <Text fw={600}>{name}</Text>
              <Table>
                <Table.Tbody>
                  {shortcuts.map(({ keys, label }) => (
                    <Table.Tr key={keys}>
                      <Table.Td w={140}>
                        <Keys keys={keys} />
                      </Table.Td>
                      <Table.Td>{label}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          ))}
        </Stack>
      </Modal>
    </Registry>
  );
}

function Keys({ keys }: { readonly keys: string }) {
  return (
    <Group gap={4}>
      {keys
        .split('+')
        .filter((key) => !(key === 'shift' && keys === 'shift+?'))
        .map((key) => (
          <Kbd key={key}>{key === 'mod' ? 'Ctrl' : key}</Kbd>
        ))}
    </Group>
  );
}
