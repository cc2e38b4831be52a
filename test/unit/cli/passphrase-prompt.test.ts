import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { askPassphrase, PromptInterrupted, typeInto } from '../../../electron/cli/passphrase-prompt.ts';

describe('typing', () => {
  test.each([
    ['', 'four words\r', 'four words'],
    ['', 'four words\n', 'four words'],
    ['four wor', 'ds\r', 'four words'],
    ['', ' a  b \r', ' a  b '],
    ['', 'ab\x7fc\r', 'ac'],
    ['', 'ab\b\b\b\bc\r', 'c'],
    ['', 'a😀\x7fb\r', 'ab'],
    ['wrong', '\x15right\r', 'right'],
    ['', 'a\x1b[Db\x1b[1;5C\x1bOP\x1b[3~c\r', 'abc'],
    ['', 'a\tb\x00c\x1b\r', 'abc'],
    ['', '\r', ''],
  ])('%j, then %j is %j', (line, characters, text) => {
    expect(typeInto(line, characters)).toEqual({ text, state: 'entered', rest: '' });
  });

  test('what comes after the line is kept apart', () => {
    expect(typeInto('', 'pass\rnext\n')).toEqual({ text: 'pass', state: 'entered', rest: 'next\n' });
  });

  test.each(['\x03', '\x04'])('%j ends it and forgets the line', (key) => {
    expect(typeInto('secret', `more${key}`)).toEqual({ text: '', state: 'interrupted', rest: '' });
  });
});

/** A prompt on a terminal that writes down what happens to it, in order. */
function ask() {
  const calls: string[] = [];
  const stream = Object.assign(new PassThrough(), {
    setRawMode: (isRaw: boolean) => calls.push(isRaw ? 'raw' : 'as before'),
  });
  const answer = askPassphrase(stream, (text) => calls.push(text));
  return { stream, calls, answer };
}

const ASKED_AND_RESTORED = ['raw', 'Passphrase of your saved projects: ', 'as before', '\n'];

describe('the prompt', () => {
  test('reads a line, whatever pieces it comes in, and shows nothing of it', async () => {
    const { stream, calls, answer } = ask();
    for (const byte of Buffer.from('Zoë 😀 words\r')) {
      stream.write(Uint8Array.of(byte));
    }
    expect(await answer).toBe('Zoë 😀 words');
    expect(calls).toEqual(ASKED_AND_RESTORED);
  });

  test('leaves what was typed after the line to the next reader', async () => {
    const { stream, answer } = ask();
    stream.write('pass\rtoken\n');
    expect(await answer).toBe('pass');
    stream.end();
    const rest = await stream.toArray();
    expect(Buffer.concat(rest as Buffer[]).toString()).toBe('token\n');
  });

  test.each<[string, (stream: PassThrough) => void]>([
    ['Ctrl+C', (stream) => stream.write('half\x03')],
    ['the end of the terminal', (stream) => stream.end('half')],
    ['a failure of the terminal', (stream) => stream.destroy(new Error('read EIO'))],
  ])('%s interrupts it, and the terminal is as before', async (_what, act) => {
    const { stream, calls, answer } = ask();
    act(stream);
    await expect(answer).rejects.toBeInstanceOf(PromptInterrupted);
    expect(calls).toEqual(ASKED_AND_RESTORED);
    expect(stream.listenerCount('data')).toBe(0);
  });
});
