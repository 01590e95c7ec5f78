import { Button, Group, NumberInput, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import type { PhoneButton } from '../../../gql/graphql.ts';
import { type Place, readInput, type ToolInput, wordsOf } from './editable-input.ts';

const BUTTONS = [
  'back',
  'home',
  'recents',
  'enter',
  'volume_up',
  'volume_down',
  'power',
] as const satisfies readonly PhoneButton[];

/** What changing a tool's input takes. */
export type InputEditorProps = {
  readonly input: ToolInput;
  readonly places: readonly Place[];
  /** Which of the places a click on the picture moves. */
  readonly placeIndex: number;
  readonly onPlace: (index: number) => void;
  readonly onChange: (input: ToolInput) => void;
  readonly onCancel: () => void;
  readonly onSubmit: (input: ToolInput) => void;
  readonly isDisabled: boolean;
};

/** Changes what an action does before it is approved: its points and words, or all of it as JSON. */
export function InputEditor(props: InputEditorProps) {
  const { input, places, placeIndex, onPlace, onChange, onCancel, onSubmit, isDisabled } = props;
  const words = wordsOf(input);
  const isPlain = places.length > 0 || words.length > 0;
  const [json, setJson] = useState<string | undefined>(isPlain ? undefined : written(input));
  const read = json === undefined ? input : readInput(json);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (typeof read !== 'string') onSubmit(read);
  };
  const leaveJson = (): void => {
    if (typeof read === 'string') return;
    onChange(read);
    setJson(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        {json === undefined ? (
          <>
            {places.length > 0 && (
              <Text size="sm">Click on the picture to move the point, or say where.</Text>
            )}
            {places.map(({ label, at, moved }, index) => (
              <Group key={label} gap="xs" align="end">
                {places.length > 1 && (
                  <Radio
                    aria-label={`Move the ${label.toLowerCase()} by a click`}
                    mb={8}
                    checked={index === placeIndex}
                    onChange={() => onPlace(index)}
                  />
                )}
                <NumberInput
                  label={`${label} x`}
                  w={110}
                  min={0}
                  allowDecimal={false}
                  value={at.x}
                  onChange={(x) => onChange(moved({ ...at, x: Number(x) }))}
                />
                <NumberInput
                  label={`${label} y`}
                  w={110}
                  min={0}
                  allowDecimal={false}
                  value={at.y}
                  onChange={(y) => onChange(moved({ ...at, y: Number(y) }))}
                />
              </Group>
            ))}
            {words.map(({ key, label, value }) =>
              key === 'button' ? (
                <Select
                  key={key}
                  label={label}
                  data={BUTTONS.map((button) => ({ value: button, label: button.replace('_', ' ') }))}
                  allowDeselect={false}
                  value={value}
                  onChange={(button) => onChange({ ...input, [key]: button })}
                />
              ) : (
                <Textarea
                  key={key}
                  label={label}
                  autosize
                  minRows={1}
                  maxRows={6}
                  dir="auto"
                  value={value}
                  onChange={(event) => onChange({ ...input, [key]: event.currentTarget.value })}
                />
              ),
            )}
          </>
        ) : (
          <Textarea
            label="Input as JSON"
            description="Points are pixels of the picture"
            autosize
            minRows={3}
            maxRows={16}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            value={json}
            onChange={(event) => setJson(event.currentTarget.value)}
            error={typeof read === 'string' ? read : undefined}
          />
        )}
        <Group gap="xs">
          <Button type="submit" disabled={isDisabled || typeof read === 'string'}>
            Approve as edited
          </Button>
          {json === undefined ? (
            <Button variant="default" onClick={() => setJson(written(input))}>
              Edit as JSON
            </Button>
          ) : (
            isPlain && (
              <Button variant="default" disabled={typeof read === 'string'} onClick={leaveJson}>
                Edit in fields
              </Button>
            )
          )}
          <Button variant="default" onClick={onCancel}>
            Back
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function written(input: ToolInput): string {
  return JSON.stringify(input, null, 2);
}
