import { Center, Loader } from '@mantine/core';

/** Something is on its way. */
export function Loading({ label = 'Loading' }: { readonly label?: string }) {
  return (
    <Center p="xl" role="status" aria-label={label}>
      <Loader aria-hidden />
    </Center>
  );
}
