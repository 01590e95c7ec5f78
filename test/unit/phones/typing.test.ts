import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../../src/phones/phone-driver.ts';
import type { Keyboard, TextField } from '../../../src/phones/text-field.ts';
import { typeText } from '../../../src/phones/typing.ts';

/** Commands don't come further than the keyboard here. */
const noCommands = (): Promise<never> => Promise.reject(new Error('No command was expected.'));

/** A phone with one field, which does with what is typed whatever a test asks for. */
class Scripted {
  text = '';
  isSecret = false;
  isFocused = true;
  enters = 0;
  readonly replaced: string[] = [];
  /** What comes of text that is typed. */
  onType: (text: string) => void = (text) => {
    this.text += text;
  };
  onReplace: (text: string) => void = (text) => {
    this.text = text;
  };
  onRead: () => string = () => this.text;

  readonly keyboard: Keyboard = {
    focused: async () => this.#field(),
    type: async (_send, text) => this.onType(text),
    replace: async (_send, _field, text) => {
      this.replaced.push(text);
      this.onReplace(text);
    },
    read: async () => this.onRead(),
    isFocused: async () => this.isFocused,
  };

  readonly type = (text: string) =>
    typeText(
      this.keyboard,
      async () => {
        this.enters += 1;
      },
      noCommands,
      text,
    );

  #field(): TextField {
    return { id: 'field', text: this.text, hint: '', isSecret: this.isSecret };
  }
}

const gone = () => {
  throw new PhoneError('action_failed', 'stale element reference');
};

describe('typeText', () => {
  it('has nothing to say of a field that is gone by then', async () => {
    const phone = new Scripted();
    phone.onRead = gone;
    expect(await phone.type('abc')).toEqual({});
    expect(phone.replaced).toEqual([]);
  });

  it('leaves a field alone that has passed the focus on', async () => {
    const phone = new Scripted();
    phone.onType = () => {
      phone.text = '1';
      phone.isFocused = false;
    };
    expect(await phone.type('123456')).toEqual({});
    expect(phone.replaced).toEqual([]);
  });

  it('leaves a field alone that a line feed in the text has sent', async () => {
    const phone = new Scripted();
    phone.onType = () => {
      phone.text = '';
    };
    expect(await phone.type('one\ntwo')).toEqual({});
    expect(phone.replaced).toEqual([]);
  });

  it('puts a field right once and no more', async () => {
    const phone = new Scripted();
    phone.text = 'so ';
    phone.onType = () => undefined;
    phone.onReplace = (text) => {
      phone.text = text.slice(0, 4);
    };
    expect(await phone.type('far')).toEqual({ remark: expect.stringContaining('"so f"') });
    expect(phone.replaced).toEqual(['so far']);
  });

  it('says what the field holds when it can not be put right', async () => {
    const phone = new Scripted();
    phone.onType = () => undefined;
    phone.onReplace = gone;
    expect(await phone.type('abc')).toEqual({ remark: expect.stringContaining('holds ""') });
  });

  it('types no password again that may have been sent, nor one onto what it can not read', async () => {
    const phone = new Scripted();
    phone.isSecret = true;
    phone.onType = () => undefined;
    expect((await phone.type('1234')).remark).toContain('0 characters where 4 were expected');
    phone.text = '••';
    expect((await phone.type('1234')).remark).toContain('2 characters where 6 were expected');
    expect(phone.replaced).toEqual([]);
  });

  it('passes on that the phone is lost', async () => {
    const phone = new Scripted();
    phone.onRead = () => {
      throw new PhoneError('phone_lost', 'gone');
    };
    await expect(phone.type('abc')).rejects.toMatchObject({ kind: 'phone_lost' });
  });

  it('presses enter for each line feed at the end, and types none', async () => {
    const phone = new Scripted();
    expect(await phone.type('a\nb\n\n')).toEqual({});
    expect(phone.text).toBe('a\nb');
    expect(phone.enters).toBe(2);
    await phone.type('\n');
    expect(phone.enters).toBe(3);
  });
});
