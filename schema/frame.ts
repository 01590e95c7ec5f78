import { formatId, framePath } from '../src/domain/ids.ts';
import { builder } from './builder.ts';
import { addNodeType, Node } from './node.ts';

/** One stored screenshot. */
export const Frame = builder.prismaObject('Frame', {
  interfaces: [Node],
  description: 'One stored screenshot. The same picture is stored once, and never changes.',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `frame_` and 32 hex digits.',
      select: { id: true },
      resolve: ({ id }) => formatId('frame', id),
    }),
    url: t.string({
      description: 'Where the picture is: a path on this server, for a GET with the same key.',
      select: { id: true },
      resolve: ({ id }) => framePath(id),
    }),
    mediaType: t.exposeString('mediaType', { description: 'Its media type, such as `image/jpeg`.' }),
    widthPx: t.exposeInt('widthPx', { description: 'Its width in pixels.' }),
    heightPx: t.exposeInt('heightPx', { description: 'Its height in pixels.' }),
    byteLength: t.exposeInt('byteLength', { description: 'Its size in bytes.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first taken.' }),
  }),
});

addNodeType('frame', Frame, ({ database }, query, where) => database.frame.findMany({ ...query, where }));
