import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { says } from '../../support/claude/script.ts';
import { startClaude } from '../../support/claude/server.ts';
import { accepts, raw, refuses } from './claude-cases.ts';
import { clientOf, picture, request, user } from './claude-requests.ts';

describe('pictures', () => {
  const many = (count: number, widthPx: number, heightPx: number) => ({
    messages: [user(Array.from({ length: count }, () => picture(widthPx, heightPx)))],
  });
  const downsized = { ...picture(1080, 2400), transformations: null };
  const source = (fields: Record<string, string>) =>
    raw({
      messages: [{ role: 'user', content: [{ type: 'image', source: { type: 'base64', ...fields } }] }],
    });
  refuses('images', [
    ['more than 100', many(101, 28, 28)],
    [
      'a side over 2,000 pixels among more than 20',
      { messages: [user([...Array(20).fill(picture(9, 9)), downsized])] },
    ],
    ['a side over 8,000 pixels', { messages: [user([{ ...picture(8001, 9), transformations: null }])] }],
    ['a long edge over 1,568 pixels when it must not be scaled', many(1, 700, 1569)],
    ['more than 1,568 tokens when it must not be scaled', many(1, 1568, 1568)],
    ['bytes that are no picture', source({ media_type: 'image/png', data: 'aGVsbG8=' })],
    ['a PNG that claims to be a JPEG', source({ media_type: 'image/jpeg', data: picture(9, 9).source.data })],
    ['what is no base64', source({ media_type: 'image/png', data: '*' })],
  ]);
  accepts([
    ['a hundred small ones', many(100, 28, 28)],
    ['the screenshot of a phone, scaled', many(1, 706, 1568)],
    ['a large one that the server may scale', { messages: [user([downsized])] }],
  ]);

  test('name the ones that are too large', async () => {
    await using claude = await startClaude();
    const content = [
      ...Array<typeof downsized>(20).fill({ ...picture(9, 9), transformations: null }),
      downsized,
    ];
    await expect(clientOf(claude).messages.create(request([user(content)]))).rejects.toMatchObject({
      errorCode: 'image_dimensions_too_large',
      details: { max_side_length_pixels: 2000, paths: ['messages.0.content.20'] },
    });
  });

  test('may be JPEGs from an encoder', async () => {
    await using claude = await startClaude({
      turns: [({ picture: seen }) => says(`${seen?.widthPx}x${seen?.heightPx}`)],
    });
    const blank = { create: { width: 706, height: 1568, channels: 3, background: '#204060' } } as const;
    const bytes = await sharp(blank).jpeg({ quality: 75, mozjpeg: true }).toBuffer();
    const jpeg = { type: 'base64', media_type: 'image/jpeg', data: bytes.toString('base64') } as const;
    const { content } = await clientOf(claude).messages.create(
      request([user([{ type: 'image', source: jpeg }])]),
    );
    expect(content).toMatchObject([{ text: '706x1568' }]);
  });
});
