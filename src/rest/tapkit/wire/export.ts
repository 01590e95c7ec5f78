import { z } from 'zod';
import { wireEvent } from './event.ts';
import { wireSession } from './session.ts';

const wireExportedFrame = z.strictObject({
  media_type: z.string(),
  width_px: z.int(),
  height_px: z.int(),
  base64: z.string(),
});

/** A session taken away as JSON. */
export const wireExport = z
  .strictObject({
    session: wireSession,
    events: z.array(wireEvent),
    frames: z
      .record(z.string(), wireExportedFrame.nullable())
      .meta({ description: 'By their ids; null for a frame that is not there any more.' }),
  })
  .meta({ id: 'SessionExport', description: 'A session, its events, and the frames that they lead to.' });
