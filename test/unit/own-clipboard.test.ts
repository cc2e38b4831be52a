import { decode, encode } from 'fast-png';
import { expect, it, vi } from 'vitest';
import { createOwnClipboard } from '../../electron/own-clipboard.ts';
import { qrPng } from '../../electron/tokens/qr-png.ts';

/** A picture as Electron's clipboard takes it. */
const pictureItem = (png: Blob) =>
  ({ types: [png.type], getType: async () => png }) as unknown as Electron.ClipboardItem;

const WITHOUT_PICTURES = { write: async () => {}, read: async () => [] };

/** A timer that runs out when a test says so. */
function createTimer() {
  const timer = { seconds: null as number | null, pending: new Map<() => void, number>() };
  return Object.assign(timer, {
    runOut: () => {
      const due = [...timer.pending.keys()];
      timer.pending.clear();
      due.forEach((callback) => callback());
    },
    timing: {
      clearsAfterSeconds: () => timer.seconds,
      after: (milliseconds: number, callback: () => void) => {
        timer.pending.set(callback, milliseconds);
        return () => void timer.pending.delete(callback);
      },
    },
  });
}

/** The system's clipboard; `holder` makes it refuse, as while another program holds it. */
function systemClipboard() {
  const system = {
    text: '',
    items: [] as Electron.ClipboardItem[],
    /** What the system makes of a picture that it takes. */
    encode: async (picture: Blob) => picture,
    holder: false,
    clears: 0,
    reads: 0,
  };
  const timer = createTimer();
  const refuse = () => {
    if (system.holder) {
      throw new Error('the clipboard is held');
    }
  };
  const own = createOwnClipboard(
    {
      writeText: async (text) => {
        refuse();
        system.text = text;
        system.items = [];
      },
      write: async ([item]) => {
        refuse();
        const picture = (await item?.getType<string>('image/png')) as Blob;
        system.items = [pictureItem(await system.encode(picture))];
        system.text = '';
      },
      read: async () => {
        system.reads += 1;
        refuse();
        return system.items;
      },
      readText: async () => {
        system.reads += 1;
        refuse();
        return system.text;
      },
      clear: () => {
        system.clears += 1;
        system.text = '';
        system.items = [];
      },
    },
    pictureItem,
    timer.timing,
  );
  return { system, own, timer };
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
  const own = createOwnClipboard(
    {
      writeText: (written) =>
        new Promise((resolve) => {
          arrive = () => {
            text = written;
            resolve();
          };
        }),
      readText: async () => text,
      clear: () => (text = ''),
      ...WITHOUT_PICTURES,
    },
    pictureItem,
    createTimer().timing,
  );
  const copying = own.copy('eyJ-token');
  const clearing = own.clearIfOurs();
  await vi.waitFor(() => {
    arrive();
    expect(text).toBe('eyJ-token');
  });
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

it('clears by itself when the time is over, and a newer copy begins it anew', async () => {
  const { system, own, timer } = systemClipboard();
  timer.seconds = 60;
  await own.copy('eyJ-first');
  await own.copy('eyJ-second');
  expect([...timer.pending.values()]).toEqual([60_000]);
  timer.runOut();
  await vi.waitFor(() => expect(system).toMatchObject({ text: '', clears: 1 }));
  expect(timer.pending.size).toBe(0);
});

it('starts no timer when it is not to clear by itself', async () => {
  const { own, timer } = systemClipboard();
  await own.copy('eyJ-token');
  expect(timer.pending.size).toBe(0);
});

it('leaves alone what somebody else has copied when the time is over', async () => {
  const { system, own, timer } = systemClipboard();
  timer.seconds = 30;
  await own.copy('eyJ-token');
  system.text = 'a shopping list';
  timer.runOut();
  await vi.waitFor(() => expect(system.reads).toBe(1));
  expect(system).toMatchObject({ text: 'a shopping list', clears: 0 });
});

it('tries again after as long when another program held the clipboard', async () => {
  const { system, own, timer } = systemClipboard();
  timer.seconds = 30;
  await own.copy('eyJ-token');
  system.holder = true;
  timer.runOut();
  await vi.waitFor(() => expect(timer.pending.size).toBe(1));
  system.holder = false;
  timer.runOut();
  await vi.waitFor(() => expect(system.text).toBe(''));
});

it('still clears the earlier token in time when a newer copy is refused', async () => {
  const { system, own, timer } = systemClipboard();
  timer.seconds = 30;
  await own.copy('eyJ-token');
  system.holder = true;
  await expect(own.copy('eyJ-newer')).rejects.toThrow('held');
  system.holder = false;
  timer.runOut();
  await vi.waitFor(() => expect(system.text).toBe(''));
});

it('leaves a token alone that is copied while the one before is being cleared', async () => {
  const timer = createTimer();
  timer.seconds = 30;
  let text = '';
  let isLooking = false;
  let answer = () => {};
  const own = createOwnClipboard(
    {
      writeText: async (written) => void (text = written),
      readText: () => {
        const read = text;
        isLooking = true;
        return new Promise((resolve) => {
          answer = () => resolve(read);
        });
      },
      clear: () => (text = ''),
      ...WITHOUT_PICTURES,
    },
    pictureItem,
    timer.timing,
  );
  await own.copy('eyJ-first');
  timer.runOut();
  await vi.waitFor(() => expect(isLooking).toBe(true));
  const copying = own.copy('eyJ-second');
  answer();
  await copying;
  expect(text).toBe('eyJ-second');
  expect([...timer.pending.values()]).toEqual([30_000]);
});

const PNG = qrPng('eyJ-token') as Uint8Array;

/** The same picture as a system writes it that keeps pixels with colours. */
async function inColours(picture: Blob): Promise<Blob> {
  const { width, height, data } = decode(new Uint8Array(await picture.arrayBuffer()));
  const pixels = new Uint8Array(width * height * 4).fill(255);
  data.forEach((grey, index) => pixels.fill(grey, index * 4, index * 4 + 3));
  return new Blob([Buffer.from(encode({ width, height, data: pixels, channels: 4 }))], { type: 'image/png' });
}

it.each([
  ['as it is', async (picture: Blob) => picture],
  ['in a way of its own', inColours],
])('clears a picture that it copied, where the system keeps it %s', async (_how, encoded) => {
  const { system, own } = systemClipboard();
  system.encode = encoded;
  await own.copyPicture(PNG);
  expect(system.items).toHaveLength(1);
  await own.clearIfOurs();
  expect(system).toMatchObject({ items: [], clears: 1 });
});

it('leaves another picture alone, and a text that came after a picture', async () => {
  const { system, own } = systemClipboard();
  for (const other of [qrPng('eyJ-other') as Uint8Array, Buffer.from('no picture at all')]) {
    await own.copyPicture(PNG);
    system.items = [pictureItem(new Blob([Buffer.from(other)], { type: 'image/png' }))];
    await own.clearIfOurs();
    expect(system).toMatchObject({ items: [expect.anything()], clears: 0 });
  }
  await own.copyPicture(PNG);
  system.items = [];
  system.text = 'a shopping list';
  await own.clearIfOurs();
  expect(system).toMatchObject({ text: 'a shopping list', clears: 0 });
});

it('says so when a picture is refused, and clears one in time', async () => {
  const { system, own, timer } = systemClipboard();
  timer.seconds = 30;
  system.holder = true;
  await expect(own.copyPicture(PNG)).rejects.toThrow('held');
  system.holder = false;
  await own.copyPicture(PNG);
  timer.runOut();
  await vi.waitFor(() => expect(system).toMatchObject({ items: [], clears: 1 }));
});
