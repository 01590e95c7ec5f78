import { Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAsk } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Loading } from '../../ui/loading.tsx';
import { GetPhoneSettings } from './phone-documents.ts';
import { PhoneForm } from './phone-form.tsx';
import { PhoneTest } from './phone-test.tsx';

/** Registers a phone and tests it, or changes one and tests it, until it works. */
export function PhoneDialog({
  phoneId,
  isOpen,
  onClose,
}: {
  /** The phone to change; a new one when absent. */
  readonly phoneId?: string | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={phoneId === undefined ? 'Register a phone' : 'Edit the phone'}
      size="lg"
    >
      <Steps phoneId={phoneId} />
    </Modal>
  );
}

type Step = { readonly is: 'form' | 'test'; readonly phoneId: string | undefined };

function Steps({ phoneId }: { readonly phoneId: string | undefined }) {
  const [step, setStep] = useState<Step>({ is: 'form', phoneId });
  const { phoneId: id } = step;
  if (step.is === 'form') {
    const toTest = (phone: { readonly id: string }): void => setStep({ is: 'test', phoneId: phone.id });
    return id === undefined ? <PhoneForm onDone={toTest} /> : <EditForm phoneId={id} onDone={toTest} />;
  }
  if (id === undefined) return null;
  return (
    <Stack>
      <Text size="sm">The phone is registered. Whether it works shows a test:</Text>
      <PhoneTest phoneId={id} isBegun onEdit={() => setStep({ is: 'form', phoneId: id })} />
      <Group justify="end">
        <Link href={`/phones/${id}`}>Open the phone</Link>
      </Group>
    </Stack>
  );
}

function EditForm({
  phoneId,
  onDone,
}: {
  readonly phoneId: string;
  readonly onDone: (phone: { readonly id: string }) => void;
}) {
  const { data, failure, refresh } = useAsk(GetPhoneSettings, { id: phoneId });
  if (failure) return <FailureAlert failure={failure} onRetry={refresh} />;
  if (!data) return <Loading />;
  return <PhoneForm settings={data.phone} onDone={onDone} />;
}
