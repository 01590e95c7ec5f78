import { describe, expect, it } from 'vitest';
import { screenNonce } from '../../../../src/agent/prompt.ts';
import { type Observation, type ObserveContext, observe } from '../../../../src/agent/seeing/observe.ts';
import type { Picture } from '../../../../src/agent/seeing/picture.ts';
import { zoomPicture } from '../../../../src/agent/seeing/zoom.ts';
import { type FrameId, newId } from '../../../../src/domain/ids.ts';
import type { PhoneElement } from '../../../../src/domain/phone.ts';
import { systemClock } from '../../../../src/lib/clock.ts';
import { type Capture, type PhoneDriver, PhoneError } from '../../../../src/phones/phone-driver.ts';
import { drawn, pixelAt } from '../../../support/drawn.ts';

const SIZE = { widthPx: 1080, heightPx: 2400 };
const SECRET = { x: 200, y: 600, width: 400, height: 80 };
const sessionId = newId('sess');

function button(over: Partial<PhoneElement> = {}): PhoneElement {
  const bounds = { x: 108, y: 240, width: 216, height: 120 };
  return { role: 'button', label: 'Send', bounds, interactive: true, ...over };
}

const secret = button({ role: 'input', label: 'Password', bounds: SECRET, secret: true });
const page = (): Promise<Capture> => drawn(SIZE, '#ffffff', [{ ...SECRET, color: '#ff0000' }]);

/** What comes of looking at a phone that does as it is told here, and what was stored meanwhile. */
async function look(
  phone: Partial<PhoneDriver> = {},
  context: Partial<ObserveContext> = {},
): Promise<Observation & { readonly stored: readonly Picture[]; readonly text: string }> {
  const stored: Picture[] = [];
  const missing = () => Promise.reject(new Error('Looking does nothing to the phone.'));
  const observation = await observe(
    {
      sessionId,
      settle: false,
      clock: systemClock,
      signal: new AbortController().signal,
      async storeFrame(picture) {
        stored.push(picture);
        return `frame ${stored.length}` as FrameId;
      },
      phone: {
        platform: 'android',
        capture: page,
        perform: missing,
        wake: missing,
        apps: missing,
        isLocked: missing,
        close: missing,
        currentApp: async () => ({ packageName: 'com.example.shop' }),
        elements: async () => [button()],
        mayShowSecrets: () => false,
        ...phone,
      },
      ...context,
    },
    2_500,
  );
  return { ...observation, stored, text: String(observation.content[0]?.['text']) };
}

const fails = (kind: PhoneError['kind']) => () => Promise.reject(new PhoneError(kind, 'It went wrong.'));

/** How red a picture is where the secret stands, from 0 to 255. */
async function rednessAt(picture: Picture, x: number, y: number): Promise<number> {
  const [red = 0, green = 0] = await pixelAt(picture.bytes, x, y);
  return Math.max(0, red - green);
}

describe('A look at the phone', () => {
  it('is a list of elements and a picture, and tells how picture, device and input relate', async () => {
    const input = { width: 411, height: 914 };
    const seen = await look({ capture: async () => ({ ...(await page()), input }) });
    expect(seen.data).toEqual({
      frameId: 'frame 1',
      widthPx: 706,
      heightPx: 1568,
      deviceWidthPx: 1080,
      deviceHeightPx: 2400,
      pointWidth: 411,
      pointHeight: 914,
      scaleX: 1080 / 706,
      scaleY: 2400 / 1568,
      app: 'com.example.shop',
    });
    const nonce = screenNonce(sessionId);
    expect(seen.content).toEqual([
      {
        type: 'text',
        text: [
          `<screen ${nonce} size="706x1568" app="com.example.shop">`,
          'e1 button "Send" [71,157,141,78]',
          `</screen ${nonce}>`,
        ].join('\n'),
      },
      { type: 'image', frame: 'frame 1' },
    ]);
    expect(seen.stored).toMatchObject([{ widthPx: 706, heightPx: 1568, mediaType: 'image/jpeg' }]);
    expect(seen.refs.shown).toEqual([button()]);
    expect(seen.elements).toEqual([button()]);
  });

  it('is smaller for economy', async () => {
    const seen = await look({}, { pictureSize: 'economy' });
    expect(seen.data).toMatchObject({ widthPx: 576, heightPx: 1280, scaleX: 1.875, scaleY: 1.875 });
    expect(seen.stored).toMatchObject([{ widthPx: 576, heightPx: 1280 }]);
    expect(seen.toDevice({ x: 575, y: 1_279 })).toEqual({ x: 1_079, y: 2_399 });
    expect(seen.text).toContain('size="576x1280"');
    expect(seen.text).toContain('[58,128,115,64]');
  });

  it('refuses a point outside of the picture, and says how large it is', async () => {
    const { toDevice } = await look();
    expect(() => toDevice({ x: 706, y: 10 })).toThrow(
      expect.objectContaining({ kind: 'out_of_bounds', message: expect.stringContaining('706x1568') }),
    );
  });

  it('takes a frame that failed a second time, and no third time', async () => {
    const failures: unknown[] = [];
    const failing = (times: number) => async (): Promise<Capture> => {
      if (failures.length >= times) return await page();
      failures.push(1);
      throw new PhoneError('action_failed', 'No picture.');
    };
    expect((await look({ capture: failing(1) })).stored).toHaveLength(1);
    failures.length = 0;
    await expect(look({ capture: failing(2) })).rejects.toThrow('No picture.');
  });

  it.each([
    [false, 1],
    [true, 2],
  ])('waits for the screen to rest when that is asked for: %s', async (settle, looks) => {
    let frames = 0;
    const capture = (): Promise<Capture> => {
      frames += 1;
      return page();
    };
    expect(await look({ capture }, { settle })).toMatchObject({ state: 'still' });
    expect(frames).toBe(looks);
  });
});

describe('Elements', () => {
  it.each([
    ['too many to read', fails('too_large'), 'too many elements to read them in time; go by the picture.'],
    ['too slow for the phone', fails('timeout'), 'could not be read in time; go by the picture.'],
    ['not to be had', fails('action_failed'), 'could not be read; go by the picture.'],
    ['none', async () => [], 'lists no elements; go by the picture.'],
  ])('are told of in words when they are %s', async (_, elements, words) => {
    const seen = await look({ elements });
    expect(seen.text).toContain(words);
    expect(seen.text).toMatch(/<\/screen [0-9a-f]+>\n<note>[^<]+<\/note>$/);
    expect(seen.content).toHaveLength(2);
    expect(seen.elements).toEqual([]);
  });

  it('are not waited for', async () => {
    const { promise } = Promise.withResolvers<never>();
    const elements: PhoneDriver['elements'] = (signal) => {
      const { promise: late, reject } = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      return Promise.race([promise, late]);
    };
    const seen = await look({ elements });
    expect(seen.text).toContain('The elements could not be read in time; go by the picture.');
    expect(seen.stored).toHaveLength(1);
  });

  it('of a phone that is lost are no reason to go on', async () => {
    await expect(look({ elements: fails('phone_lost') })).rejects.toMatchObject({ kind: 'phone_lost' });
  });

  it.each([
    ['a ring that turns', button({ role: 'progress', label: 'Loading' }), 'loading'],
    ['a bar that tells how far it is', button({ role: 'progress', label: 'Download 40 %' }), 'still'],
    ['a slider', button({ role: 'progress', label: 'Volume', value: '7' }), 'still'],
    ['a button that says so', button({ label: 'Loading' }), 'still'],
  ])('say whether a screen is loading: %s', async (_, element, state) => {
    const seen = await look({ elements: async () => [element] });
    expect(seen).toMatchObject({ state });
  });
});

describe('A screen that is black', () => {
  const capture = (): Promise<Capture> => drawn(SIZE, '#000000');

  it('is told of in words and elements, and nothing is stored', async () => {
    const seen = await look({ capture });
    expect(seen.data).toMatchObject({ frameId: null, secure: true, widthPx: 706, heightPx: 1568 });
    expect(seen.content).toHaveLength(1);
    expect(seen.text).toContain('e1 button "Send" [71,157,141,78]');
    expect(seen.text).toContain(
      "<note>The screen can't be pictured: it is secure, black or switched off.</note>",
    );
    expect(seen.stored).toEqual([]);
    expect(seen.toDevice({ x: 353, y: 784 })).toEqual({ x: 540, y: 1200 });
  });

  it('is not said to be seen when its elements can’t be read', async () => {
    const { text } = await look({ capture, elements: fails('timeout') });
    expect(text).toContain('The elements could not be read in time. Wait a little');
    expect(text).not.toContain('go by the picture');
  });

  it('is not a page that is blank', async () => {
    const seen = await look({ capture: () => drawn(SIZE, '#ffffff') });
    expect(seen.data).toMatchObject({ frameId: 'frame 1' });
    expect(seen.data.secure).toBeUndefined();
    expect(seen.stored).toHaveLength(1);
  });
});

describe('A secret', () => {
  const elements = async () => [button(), secret];

  it.each([true, false])(
    'is covered in the picture (mayShowSecrets: %s), and a little around it',
    async (may) => {
      const { stored, text, data, masks, frame } = await look({ elements, mayShowSecrets: () => may });
      const [picture] = stored;
      if (!picture) throw new Error('There is no picture.');
      const scale = 706 / 1080;
      for (const x of [SECRET.x - 8, SECRET.x, SECRET.x + 200, SECRET.x + SECRET.width + 7]) {
        for (const y of [SECRET.y - 8, SECRET.y, SECRET.y + 40, SECRET.y + SECRET.height + 7]) {
          const at = [Math.floor(x * scale), Math.floor(y * scale)] as const;
          const [red = 0] = await pixelAt(picture.bytes, ...at);
          expect(await rednessAt(picture, ...at)).toBeLessThan(20);
          expect(red).toBeLessThan(140);
        }
      }
      expect((await pixelAt(picture.bytes, 10, 400))[0]).toBeGreaterThan(240);
      expect(text).toMatch(/e2 input "Password" \[[\d,]+\] covered/);

      const part = await zoomPicture({ frame, data, masks }, { x0: 130, y0: 390, x1: 400, y1: 450 });
      expect(await rednessAt(part, 135, 30)).toBeLessThan(20);
    },
  );

  it('shows where no element says that it is one', async () => {
    const [picture] = (await look()).stored;
    if (!picture) throw new Error('There is no picture.');
    expect(await rednessAt(picture, 250, 418)).toBeGreaterThan(200);
  });

  it('that may be anywhere, since the elements can’t be read, keeps the picture back', async () => {
    const seen = await look({ elements: fails('too_large'), mayShowSecrets: () => true });
    expect(seen.data).toMatchObject({ frameId: null, secure: true });
    expect(seen.stored).toEqual([]);
    expect(seen.content).toHaveLength(1);
    expect(seen.text).toContain("The screen isn't pictured: it may show a secret");
    expect(seen.text).not.toContain('go by the picture');
  });

  it('on a screen that moves, where it can’t be covered for certain, keeps the picture back', async () => {
    let frames = 0;
    const capture = (): Promise<Capture> => {
      frames += 1;
      return drawn(SIZE, '#ffffff', [{ ...SECRET, y: SECRET.y * frames, color: '#ff0000' }]);
    };
    const seen = await look({ capture, elements, mayShowSecrets: () => true });
    expect(seen.stored).toEqual([]);
    expect(seen.data.frameId).toBeNull();
    expect(seen.text).toContain('e2 input "Password"');
  });

  it('is looked out for even if the driver finds, with the elements, that it has gone', async () => {
    let may = true;
    const seen = await look({
      mayShowSecrets: () => may,
      elements: async () => {
        may = false;
        throw new PhoneError('action_failed', 'No tree.');
      },
    });
    expect(seen.stored).toEqual([]);
  });

  it('that may show but doesn’t leaves the picture as it is', async () => {
    const seen = await look({ mayShowSecrets: () => true });
    expect(seen.stored).toHaveLength(1);
    expect(seen.data.secure).toBeUndefined();
  });
});
