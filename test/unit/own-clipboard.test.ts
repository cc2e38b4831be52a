import { expect, it } from 'vitest';
import { createOwnClipboard } from '../../electron/own-clipboard.ts';

/** The system's clipboard; `holder` makes it refuse, as while another program holds it. */
function systemClipboard() {
  const system = { text: '', holder: false, clears: 0, reads: 0 };
  const refuse = () => {
    if (system.holder) {
      throw new Error('the clipboard is held');
    }
  };
  const own = createOwnClipboard({
    writeText: async (text) => {
      refuse();
      system.text = text;
    },
    readText: async () => {
      system.reads += 1;
      refuse();
      return system.text;
    },
    clear: () => {
      system.clears += 1;
      system.text = '';
    },
  });
  return { system, own };
}

it('clears what it copied', async () => {
  const { system, own } = systemClipboard();
  await own.copy('eyJ-first');
  await own.copy('eyJ-second');
  expect(system.text).toBe('eyJ-second');
  await own.clearIfOurs();
  expect(system).toMatchObject({ text: '', clears: 1 });
});

it('clears also what is still on its way to the clipboard', async () => {
  let arrive = () => {};
  let text = '';
  const own = createOwnClipboard({
    writeText: (written) =>
      new Promise((resolve) => {
        arrive = () => {
          text = written;
          resolve();
        };
      }),
    readText: async () => text,
    clear: () => (text = ''),
  });
  const copying = own.copy('eyJ-token');
  const clearing = own.clearIfOurs();
  arrive();
  expect(text).toBe('eyJ-token');
  await Promise.all([copying, clearing]);
  expect(text).toBe('');
});

it('leaves alone what somebody else has copied since', async () => {
  const { system, own } = systemClipboard();
  await own.copy('eyJ-token');
  system.text = 'a shopping list';
  await own.clearIfOurs();
  expect(system).toMatchObject({ text: 'a shopping list', clears: 0 });
});

it('does not even look before it has copied something, or after it has cleared it', async () => {
  const { system, own } = systemClipboard();
  await own.clearIfOurs();
  expect(system.reads).toBe(0);
  await own.copy('eyJ-token');
  await own.clearIfOurs();
  system.text = 'eyJ-token';
  await own.clearIfOurs();
  expect(system).toMatchObject({ text: 'eyJ-token', clears: 1, reads: 1 });
});

it('says so when a copy is refused, and clears nothing for it', async () => {
  const { system, own } = systemClipboard();
  system.holder = true;
  await expect(own.copy('eyJ-token')).rejects.toThrow('held');
  system.holder = false;
  system.text = 'eyJ-token';
  await own.clearIfOurs();
  expect(system.clears).toBe(0);
});

it('fails silently while another program holds the clipboard, and clears it the next time', async () => {
  const { system, own } = systemClipboard();
  await own.copy('eyJ-token');
  system.holder = true;
  await own.clearIfOurs();
  expect(system.text).toBe('eyJ-token');
  system.holder = false;
  await own.clearIfOurs();
  expect(system.text).toBe('');
});
