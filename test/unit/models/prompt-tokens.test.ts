import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toolDefinitions } from '../../../src/agent/tools/tool-profile.ts';
import { requestBody } from '../../../src/models/anthropic/request-body.ts';
import { imageSize } from '../../../src/models/image-size.ts';
import type { ContentBlock, ModelMessage, ModelRequest, ToolDefinition } from '../../../src/models/model.ts';
import { promptTokensAtMost } from '../../../src/models/prompt-tokens.ts';
import { promptOf } from '../../support/claude/prompt.ts';
import { readRequest } from '../../support/claude/request.ts';

function picture(bytes: Buffer, mediaType: string): ContentBlock {
  return { type: 'image', source: { type: 'base64', media_type: mediaType, data: bytes.toString('base64') } };
}

const sizes = [
  [706, 1568],
  [576, 1280],
  [29, 29],
  [1, 1],
] as const;
const pictures = await Promise.all(
  sizes.flatMap(([width, height]) => {
    const blank = sharp({ create: { width, height, channels: 3, background: '#456' } });
    return [
      blank
        .clone()
        .jpeg()
        .withMetadata()
        .toBuffer()
        .then((bytes) => picture(bytes, 'image/jpeg')),
      blank
        .clone()
        .png()
        .toBuffer()
        .then((bytes) => picture(bytes, 'image/png')),
    ];
  }),
);

const words = fc
  .string({ unit: fc.constantFrom(...'etaoin 0123456789,[]{}":写信给я👍🎉\n\t\u0000\\'), maxLength: 600 })
  .map((text) => `a${text}`);
const anyPicture = fc.constantFrom(...pictures);
const turns = fc.array(
  fc.record({
    thought: words,
    uses: fc.array(fc.record({ input: words, result: words, picture: anyPicture }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  { maxLength: 12 },
);
const toolset = fc.constant<ToolDefinition>({ toolset: 'computer', members: ['screenshot', 'zoom', 'key'] });

/** A conversation of any length, of all that may stand in one. */
const conversation = fc
  .record({
    system: words,
    tools: fc.tuple(fc.array(toolset, { maxLength: 1 }), fc.subarray([...toolDefinitions('phone')])),
    opening: fc.tuple(words, anyPicture),
    turns,
  })
  .map(
    ({ system, tools, opening, turns: said }): ModelRequest => ({
      model: 'claude-sonnet-5-5',
      system,
      tools: tools.flat(),
      messages: [
        { role: 'user', content: [{ type: 'text', text: opening[0] }, opening[1]] },
        ...said.flatMap(({ thought, uses }, turn): ModelMessage[] => [
          {
            role: 'assistant',
            content: [
              { type: 'thinking', thinking: thought, signature: 'c2lnbmVk' },
              ...uses.map(({ input }, index) => ({
                type: 'tool_use',
                id: `toolu_${turn}_${index}`,
                name: 'type_text',
                input: { text: input },
              })),
            ],
          },
          {
            role: 'user',
            content: uses.map(({ result, picture: shown }, index) => ({
              type: 'tool_result',
              tool_use_id: `toolu_${turn}_${index}`,
              content: [{ type: 'text', text: result }, shown],
            })),
          },
        ]),
      ],
      maxTokens: 16_000,
    }),
  );

const empty: ModelRequest = {
  model: 'claude-sonnet-5-5',
  system: 'You use a phone.',
  tools: toolDefinitions('phone'),
  messages: [],
  maxTokens: 16_000,
};

function counted(request: ModelRequest): number {
  const read = readRequest(JSON.parse(JSON.stringify(requestBody(request, { diagnosesCache: true }))), false);
  if ('fault' in read) throw new Error(read.fault.message);
  return promptOf(read.body).tokens;
}

describe('the most tokens that a prompt can have', () => {
  it('is never less than what the server counts, for any conversation', () => {
    fc.assert(
      fc.property(conversation, (request) => {
        expect(promptTokensAtMost(request)).toBeGreaterThanOrEqual(counted(request));
      }),
    );
  });

  it('is close for a session of pictures, which are counted exactly', () => {
    const result = (id: string): ContentBlock => ({
      type: 'tool_result',
      tool_use_id: id,
      content: [{ type: 'text', text: 'The screen changed. '.repeat(70) }, pictures[0] as ContentBlock],
    });
    const messages = Array.from({ length: 28 }, (_, turn): ModelMessage[] => [
      {
        role: 'assistant',
        content: [{ type: 'tool_use', id: `t${turn}`, name: 'tap', input: { x: 1, y: 2 } }],
      },
      { role: 'user', content: [result(`t${turn}`)] },
    ]).flat();
    const opening: ModelMessage = { role: 'user', content: [{ type: 'text', text: 'Open the inbox.' }] };
    const request = { ...empty, messages: [opening, ...messages] };
    const share = promptTokensAtMost(request) / counted(request);
    expect(share).toBeGreaterThan(1);
    expect(share).toBeLessThan(1.3);
  });

  it('takes a picture whose size it can’t tell for the largest', () => {
    const withImage = (source: ContentBlock['source']) => {
      const content = [{ type: 'image', source: source ?? null }];
      return promptTokensAtMost({ ...empty, messages: [{ role: 'user', content }] });
    };
    const none = promptTokensAtMost(empty);
    expect(withImage({ type: 'url', url: 'https://pictures.example/1.png' }) - none).toBeGreaterThan(4_784);
    expect(withImage({ type: 'base64', data: 'aGVsbG8=' }) - none).toBeGreaterThan(4_784);
  });
});

describe('the size of a picture', () => {
  it('is read from the header of a PNG or a JPEG', () => {
    const read = pictures.map((block) => {
      const { data } = block['source'] as { data: string };
      return imageSize(Buffer.from(data, 'base64'));
    });
    const expected = sizes.flatMap(([widthPx, heightPx]) => [
      { widthPx, heightPx },
      { widthPx, heightPx },
    ]);
    expect(read).toEqual(expected);
  });

  it('is unknown for anything else, and for a header that was cut off', () => {
    const { data } = (pictures[0] as ContentBlock)['source'] as { data: string };
    const jpeg = Buffer.from(data, 'base64');
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('GIF89a'),
      jpeg.subarray(0, 30),
      Buffer.from([0xff, 0xd8, 0xff, 0xff, 0xff]),
    ]) {
      expect(imageSize(bytes)).toBeUndefined();
    }
  });
});
