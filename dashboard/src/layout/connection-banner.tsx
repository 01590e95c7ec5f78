import { Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { connection, reconnections } from '../api/socket.ts';
import { useStore } from '../api/store.ts';

/** Says when what is shown may be old. Nothing is lost: whatever is followed goes on behind what was seen last. */
export function ConnectionBanner() {
  const state = useStore(connection);
  useEffect(() => reconnections.subscribe(loadLostPictures), []);
  return (
    <div role="status" aria-live="polite">
      {state === 'lost' && (
        <Alert
          color="orange"
          mb="md"
          icon={<IconPlugConnectedX aria-hidden />}
          title="The connection is lost"
        >
          What you see may be old. The page connects again by itself.
        </Alert>
      )}
    </div>
  );
}

/** Loads the pictures again that were on their way when the connection was lost: nothing else would. */
function loadLostPictures(): void {
  for (const image of document.images) {
    const { complete, naturalWidth, src } = image;
    if (complete && naturalWidth === 0 && src !== '') image.src = src;
  }
}
