import { StringDecoder } from 'node:string_decoder';

/** Ctrl+C, or the terminal went away. */
export class PromptInterrupted extends Error {
  override readonly name = 'PromptInterrupted';
}

/** A line as far as it was typed. */
export interface TypedLine {
  text: string;
  state: 'typing' | 'entered' | 'interrupted';
  /** What was typed after the line. */
  rest: string;
}

const ESCAPE = '\u001b';

/** What arrow and function keys send. */
const KEY_SEQUENCE = new RegExp(`${ESCAPE}(?:\\[[\\d;]*[@-~]|O[@-~])`, 'g');

/** Goes on with a line: what the terminal would do with these characters, were it not in raw mode. */
export function typeInto(line: string, characters: string): TypedLine {
  let text = line;
  const typed = Array.from(characters.replace(KEY_SEQUENCE, ''));
  for (const [index, character] of typed.entries()) {
    switch (character) {
      case '\r':
      case '\n':
        return { text, state: 'entered', rest: typed.slice(index + 1).join('') };
      case '\x03': // Ctrl+C
      case '\x04': // Ctrl+D
        return { text: '', state: 'interrupted', rest: '' };
      case '\x7f': // Backspace
      case '\b':
        text = Array.from(text).slice(0, -1).join('');
        break;
      case '\x15': // Ctrl+U
        text = '';
        break;
      default:
        text += /\p{Cc}/u.test(character) ? '' : character;
    }
  }
  return { text, state: 'typing', rest: '' };
}

/** As much of `tty.ReadStream` as it takes. */
interface Terminal {
  setRawMode(isRaw: boolean): unknown;
  on(event: string, listener: (bytes: Buffer) => void): unknown;
  off(event: string, listener: (bytes: Buffer) => void): unknown;
  resume(): unknown;
  pause(): unknown;
  unshift(bytes: Buffer): void;
}

/**
 * Asks for a passphrase on a terminal that shows nothing of it. The terminal is as it was when this settles. Rejects with
 * `PromptInterrupted`.
 */
export async function askPassphrase(terminal: Terminal, writeError: (text: string) => void): Promise<string> {
  // Before a person is asked to type: nothing of it may be shown.
  terminal.setRawMode(true);
  try {
    writeError('Passphrase of your saved projects: ');
    return await readTypedLine(terminal);
  } finally {
    terminal.setRawMode(false);
    writeError('\n');
  }
}

function readTypedLine(terminal: Terminal): Promise<string> {
  return new Promise((resolve, reject) => {
    const decoder = new StringDecoder('utf8');
    let text = '';

    function stop(): void {
      terminal.off('data', onData);
      terminal.off('end', onEnd);
      terminal.off('error', onEnd);
      terminal.pause();
    }
    function onData(bytes: Buffer): void {
      const typed = typeInto(text, decoder.write(bytes));
      bytes.fill(0);
      text = typed.text;
      if (typed.state === 'typing') {
        return;
      }
      stop();
      if (typed.state === 'interrupted') {
        reject(new PromptInterrupted());
        return;
      }
      if (typed.rest !== '') {
        terminal.unshift(Buffer.from(typed.rest));
      }
      resolve(text);
    }
    function onEnd(): void {
      stop();
      reject(new PromptInterrupted());
    }

    terminal.on('data', onData);
    terminal.on('end', onEnd);
    terminal.on('error', onEnd);
    terminal.resume();
  });
}
