import { standInFor } from '../not-implemented.ts';

type Entry = string | Blob | Electron.ClipboardBookmark;

/** One thing on the clipboard in several formats, by MIME type. */
export class ClipboardItem {
  readonly #entries: Map<string, Entry | Promise<Blob | string>>;

  constructor(items: Record<string, Entry | Promise<Blob | string>>) {
    this.#entries = new Map(Object.entries(items));
  }

  get types(): string[] {
    return [...this.#entries.keys()];
  }

  async getType(type: string): Promise<Blob> {
    const entry = await this.#entries.get(type);
    if (entry === undefined) {
      throw new Error(`The type '${type}' was not found`);
    }
    if (entry instanceof Blob) {
      return entry;
    }
    return new Blob([typeof entry === 'string' ? entry : JSON.stringify(entry)], { type });
  }
}

/** The way to the clipboard other programs see; without one, the clipboard lives in this process. */
export interface SystemClipboard {
  writeText(text: string): Promise<void>;
}

function createBoard(system: SystemClipboard | undefined): Partial<Electron.Clipboard> {
  let items: Electron.ClipboardItem[] = [];

  async function write(written: Electron.ClipboardItem[]): Promise<void> {
    items = written;
    if (system !== undefined) {
      await system.writeText(await readText());
    }
  }

  async function readText(): Promise<string> {
    const item = items.find((candidate) => candidate.types.includes('text/plain'));
    return item === undefined ? '' : (await item.getType('text/plain')).text();
  }

  return {
    readText,
    writeText: (text) => write([new ClipboardItem({ 'text/plain': text }) as unknown as Electron.ClipboardItem]),
    read: async () => items,
    write,
    has: async (mimeType) => items.some((item) => item.types.includes(mimeType)),
    clear: () => {
      items = [];
      system?.writeText('').catch(() => {});
    },
  };
}

export function createClipboard(system: SystemClipboard | undefined): Electron.Clipboard {
  const selection = standInFor<Electron.Clipboard>('clipboard.selection', createBoard(undefined));
  return standInFor<Electron.Clipboard>('clipboard', { ...createBoard(system), selection });
}
