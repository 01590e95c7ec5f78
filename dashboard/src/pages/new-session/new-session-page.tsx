import { Button, Collapse, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type KeyboardEvent, type SubmitEvent, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Failure } from '../../api/client.ts';
import { useAsk, useDo } from '../../api/hooks.ts';
import { newKey } from '../../api/idempotency-key.ts';
import { graphql } from '../../gql/gql.ts';
import type { NewSessionChoicesQuery } from '../../gql/graphql.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { useChoices } from './choices.ts';
import { Estimate } from './estimate.tsx';
import { MoreFields } from './more-fields.tsx';
import {
  emptyForm,
  type FieldProblems,
  FOLDED,
  problemsOf,
  type SessionForm,
  toInput,
} from './session-form.ts';
import { formOf, SessionToRepeat } from './session-to-repeat.ts';

const CreateSession = graphql(`
  mutation CreateSession($input: CreateSessionInput!, $key: String!) {
    createSession(input: $input, idempotencyKey: $key) { id }
  }
`);

/**
 * Starts a session. `?phone=` in the address says on which phone, by its id or its name, and `?from=` which session it
 * is to be like, by its id.
 */
export function NewSessionPage() {
  const search = new URLSearchParams(useSearch());
  const from = search.get('from');
  const { data, failure, refresh } = useAsk(SessionToRepeat, { id: from ?? '' }, { pause: from === null });
  if (from === null) return <NewSession start={emptyForm(search.get('phone') ?? '')} />;
  if (data) return <NewSession key={from} start={formOf(data)} />;
  if (!failure) return <Loading label="Loading the session" />;
  return (
    <Page title="New session">
      <FailureAlert failure={failure} onRetry={refresh} />
    </Page>
  );
}

function NewSession({ start }: { readonly start: SessionForm }) {
  const [form, setForm] = useState(start);
  const [isOpen, { toggle, open }] = useDisclosure();
  const choices = useChoices();
  const { submit, problems, failure, isRunning } = useCreation(form, open);
  const change = (changed: Partial<SessionForm>): void => setForm((before) => ({ ...before, ...changed }));
  const send = (event: SubmitEvent | KeyboardEvent): void => {
    event.preventDefault();
    void submit();
  };
  const sendByKeys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
  };
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <Page title="New session">
      <form onSubmit={send} onKeyDown={sendByKeys} noValidate>
        <Stack maw={720}>
          <NativeSelect
            label="Phone"
            value={phoneValue(form.phoneId, choices.data)}
            error={problems.phoneId}
            data={phoneChoices(form.phoneId, choices.data)}
            onChange={(event) => change({ phoneId: event.currentTarget.value, pool: '' })}
          />
          <Textarea
            label="Instruction"
            placeholder="Open Momento and like the first 3 posts"
            description="What to do, in your own words"
            dir="auto"
            required
            autosize
            autoFocus
            minRows={3}
            maxRows={16}
            value={form.instruction}
            error={problems.instruction}
            onChange={(event) => change({ instruction: event.currentTarget.value })}
          />
          <NativeSelect
            label="Agent"
            value={form.agentId}
            error={problems.agentId}
            data={[
              { value: '', label: 'None' },
              ...(choices.data?.agents.map(({ id, name }) => ({ value: id, label: name })) ?? []),
            ]}
            onChange={(event) => change({ agentId: event.currentTarget.value })}
          />
          <Button
            variant="subtle"
            w="fit-content"
            aria-expanded={isOpen}
            aria-controls="more"
            onClick={toggle}
            rightSection={<Chevron size={16} aria-hidden />}
          >
            More
          </Button>
          <Collapse expanded={isOpen} id="more">
            <MoreFields form={form} problems={problems} choices={choices.data} onChange={change} />
          </Collapse>
          {choices.failure && <FailureAlert failure={choices.failure} onRetry={choices.refresh} />}
          {failure && <FailureAlert failure={failure} />}
          <Estimate agentId={form.agentId} model={form.model} />
          <Group>
            <ScopedButton scope="control" type="submit" loading={isRunning}>
              Start
            </ScopedButton>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}

/** @param onFoldedProblem called when something is wrong with a field that is folded away */
function useCreation(form: SessionForm, onFoldedProblem: () => void) {
  const [, navigate] = useLocation();
  const [problems, setProblems] = useState<FieldProblems>({});
  const [failure, setFailure] = useState<Failure>();
  const sent = useRef({ text: '', key: '' });
  const tell = (found: FieldProblems): void => {
    setProblems(found);
    if (FOLDED.some((field) => found[field] !== undefined)) onFoldedProblem();
  };
  const { run, isRunning } = useDo(CreateSession, (refused) => {
    const found = problemsOf(refused);
    if (Object.keys(found).length > 0) tell(found);
    else setFailure(refused);
  });
  const submit = async (): Promise<void> => {
    setProblems({});
    setFailure(undefined);
    const result = toInput(form);
    if (result.type === 'problems') {
      tell(result.problems);
      return;
    }
    // The same once more, such as by a second click, is the same session.
    const text = JSON.stringify(result.input);
    if (sent.current.text !== text) sent.current = { text, key: newKey() };
    const done = await run({ input: result.input, key: sent.current.key });
    if (done) navigate(`/sessions/${done.createSession.id}`);
  };
  return { submit, problems, failure, isRunning };
}

/** The address may say the name of a phone. */
function phoneValue(phoneId: string, choices: NewSessionChoicesQuery | undefined): string {
  return choices?.phones.find(({ id, name }) => id === phoneId || name === phoneId)?.id ?? phoneId;
}

function phoneChoices(phoneId: string, choices: NewSessionChoicesQuery | undefined) {
  const chosen = phoneValue(phoneId, choices);
  const phones = choices?.phones ?? [];
  return [
    { value: '', label: 'Any free one' },
    ...phones.map(({ id, name, displayName, connectionStatus, session }) => {
      const state = session ? ' (busy)' : connectionStatus === 'offline' ? ' (offline)' : '';
      return { value: id, label: `${displayName ?? name}${state}` };
    }),
    ...(chosen === '' || phones.some(({ id }) => id === chosen) ? [] : [{ value: chosen, label: chosen }]),
  ];
}
