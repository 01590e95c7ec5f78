import { describe, expect, it } from 'vitest';
import { androidElements } from '../../../src/phones/android-elements.ts';

const frame = { widthPx: 540, heightPx: 1200 };

type Attributes = Readonly<Record<string, string | boolean>>;
const node = (className: string, attributes: Attributes, ...children: readonly string[]) => {
  const all = { class: className, package: 'com.example', ...attributes };
  const text = Object.entries(all).map(([name, value]) => `${name}="${value}"`);
  return `<${className} ${text.join(' ')}>${children.join('')}</${className}>`;
};
const source = (...nodes: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><hierarchy rotation="0">${nodes.join('')}</hierarchy>`;
const TEXT = 'android.widget.TextView';
const LAYOUT = 'android.widget.LinearLayout';
const INPUT = 'android.widget.EditText';

describe('androidElements', () => {
  it('names a touchable row by the texts inside it and lists those only once', () => {
    const row = node(
      LAYOUT,
      { clickable: true, bounds: '[0,100][540,200]' },
      node(TEXT, { text: 'Dark mode', bounds: '[20,110][300,150]' }),
      node(TEXT, { text: 'Off', bounds: '[20,150][300,190]' }),
      node('android.widget.Switch', {
        checkable: true,
        checked: false,
        clickable: true,
        bounds: '[440,120][520,180]',
      }),
    );
    expect(androidElements(source(row), frame)).toEqual([
      {
        role: 'button',
        label: 'Dark mode, Off',
        interactive: true,
        bounds: { x: 0, y: 100, width: 540, height: 100 },
      },
      {
        role: 'switch',
        label: '',
        interactive: true,
        checked: false,
        bounds: { x: 440, y: 120, width: 80, height: 60 },
      },
    ]);
  });

  it('leaves the texts on a backdrop alone', () => {
    const backdrop = node(
      LAYOUT,
      { clickable: true, bounds: '[0,0][540,1200]' },
      node(TEXT, { text: 'Are you sure?', bounds: '[20,500][520,560]' }),
    );
    const elements = androidElements(source(backdrop), frame);
    expect(elements.map(({ role, label }) => ({ role, label }))).toEqual([
      { role: 'other', label: '' },
      { role: 'text', label: 'Are you sure?' },
    ]);
  });

  it('replaces what a password field holds by dots', () => {
    const field = node(INPUT, { text: 'gehe😀', password: true, hint: 'Password', bounds: '[0,0][540,60]' });
    expect(androidElements(source(field), frame)).toMatchObject([
      { role: 'input', label: 'Password', value: '•••••', interactive: true },
    ]);
  });

  it('does not take a hint for a value', () => {
    const field = node(INPUT, { text: 'Search', hint: 'Search', bounds: '[0,0][540,60]' });
    expect(androidElements(source(field), frame)).toMatchObject([{ label: 'Search', value: '' }]);
  });

  it('lists nothing inside a field apart from it', () => {
    const inner = node(TEXT, { text: 'Hello', bounds: '[10,0][540,60]' });
    const field = node(INPUT, { text: 'Hello', 'content-desc': 'Message', bounds: '[0,0][540,60]' }, inner);
    expect(androidElements(source(field), frame)).toMatchObject([{ label: 'Message', value: 'Hello' }]);
  });

  it('clips to the frame and drops what is outside or has no size', () => {
    const elements = androidElements(
      source(
        node(TEXT, { text: 'half', bounds: '[-20,1150][100,1300]' }),
        node(TEXT, { text: 'below', bounds: '[0,1200][100,1300]' }),
        node(TEXT, { text: 'flat', bounds: '[10,10][10,50]' }),
      ),
      frame,
    );
    expect(elements).toEqual([
      { role: 'text', label: 'half', interactive: false, bounds: { x: 0, y: 1150, width: 100, height: 50 } },
    ]);
  });

  it('leaves the keys of a keyboard out', () => {
    const key = node('android.widget.Button', {
      package: 'com.android.inputmethod.latin',
      clickable: true,
      text: 'q',
      bounds: '[0,900][50,960]',
    });
    expect(androidElements(source(key), frame)).toEqual([]);
  });

  it('decodes entities, however many there are', () => {
    const text = '&#128512; &amp; &lt;b&gt; &quot;&#x131;&apos;';
    const nodes = Array.from({ length: 300 }, () => node(TEXT, { text, bounds: '[0,0][100,20]' }));
    const [first] = androidElements(source(...nodes), frame);
    expect(first?.label).toBe('😀 & <b> "ı\'');
  });

  it('reads row by row, from the left', () => {
    const at = (text: string, bounds: string) => node(TEXT, { text, bounds });
    const elements = androidElements(
      source(
        at('below', '[0,300][100,340]'),
        at('right', '[300,104][400,140]'),
        at('left', '[0,110][100,150]'),
      ),
      frame,
    );
    expect(elements.map(({ label }) => label)).toEqual(['left', 'right', 'below']);
  });

  it('keeps what can be touched when there is too much', () => {
    const words = Array.from({ length: 500 }, (_, index) =>
      node(TEXT, { text: `${index}`, bounds: '[0,0][9,9]' }),
    );
    const button = node('android.widget.Button', {
      text: 'Pay',
      clickable: true,
      bounds: '[0,900][540,960]',
    });
    const elements = androidElements(source(...words, button), frame);
    expect(elements).toHaveLength(200);
    expect(elements.at(-1)?.label).toBe('Pay');
  });

  it('tells what turns from what slides, and lists it wherever it is', () => {
    const progress = { bounds: '[10,10][40,40]' };
    const elements = androidElements(
      source(
        node(
          LAYOUT,
          { clickable: true, text: 'Send', bounds: '[0,0][200,60]' },
          node('android.widget.ProgressBar', progress),
        ),
        node('android.widget.SeekBar', { bounds: '[0,100][540,140]', 'content-desc': 'Volume' }),
        node('android.widget.RatingBar', { bounds: '[0,200][540,240]' }),
      ),
      frame,
    );
    expect(elements.map(({ role, label }) => ({ role, label }))).toEqual([
      { role: 'button', label: 'Send' },
      { role: 'progress', label: '' },
      { role: 'other', label: 'Volume' },
    ]);
  });

  it("gives the developer's names, and none where there is none", () => {
    const named = node(TEXT, { text: 'a', 'resource-id': 'com.example:id/send', bounds: '[0,0][9,9]' });
    const nameless = node(TEXT, { text: 'b', 'resource-id': '', bounds: '[0,20][9,29]' });
    const [first, second] = androidElements(source(named, nameless), frame);
    expect(first?.id).toBe('com.example:id/send');
    expect(second).not.toHaveProperty('id');
  });

  it.each([
    [1_498, true],
    [1_500, false],
  ])('reads a tree of %i nodes and one: %s', (count, isRead) => {
    const text = '&lt;a&gt; &lt;b&gt;';
    const words = Array.from({ length: count }, () => node(TEXT, { text, bounds: '[0,0][9,9]' }));
    const read = () => androidElements(source(...words), frame);
    if (isRead) expect(read()).toHaveLength(200);
    else expect(read).toThrow(expect.objectContaining({ kind: 'too_large' }));
  });

  it('knows views that nest deeper than a parser likes by default', () => {
    const deep = Array.from({ length: 150 }).reduce<string>(
      (inner) => node(LAYOUT, { bounds: '[0,0][540,1200]' }, inner),
      node(TEXT, { text: 'deep', bounds: '[0,0][100,20]' }),
    );
    expect(androidElements(source(deep), frame).map(({ label }) => label)).toContain('deep');
  });

  it('finds nothing in an empty source, as games have', () => {
    expect(androidElements('', frame)).toEqual([]);
  });

  it('says that broken XML is no use', () => {
    expect(() => androidElements('<hierarchy', frame)).toThrow(
      expect.objectContaining({ kind: 'action_failed' }),
    );
  });
});
