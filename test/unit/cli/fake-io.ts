import type { DescriptorLine } from '../../../electron/cli/descriptor-line.ts';
import type { CliIo } from '../../../electron/cli/io.ts';
import { run } from '../../../electron/cli/run.ts';
import type { OsKey, VaultFileRead } from '../../../electron/vault/ports.ts';

export const NOW = 1_767_225_600;
export const KEY = '12345678';
export const SECRET = '9f3c1e77ab204d5588e1c0de4455aa66bb77cc88';
export const SESSION = '1_MX4xMjM0NTY3OH5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
export const APPLICATION_SESSION =
  '1_MX4wYjVmM2MxYS0yZDRlLTRmNjAtOGE3Yi05YzBkMWUyZjNhNGJ-fjE3NjcxMzkyMDAwMDB-NzJvZm9ZQnQ2MURYZWNIYjdqY2NqQ21Yfn5-';
export const OPENTOK = { OPENTOK_API_KEY: KEY, OPENTOK_API_SECRET: SECRET };

export interface CliAnswer {
  code: number;
  out: string;
  err: string;
}

async function* chunks(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    yield Buffer.from(text);
  }
}

export interface CliOptions {
  env?: Record<string, string>;
  stdin?: string[];
  files?: Record<string, string>;
  /** The vault file's text, or what reading it yields. Default: there is none. */
  vault?: string | VaultFileRead;
  /** Default: none, as in plain Node. */
  osKey?: OsKey;
  /** The person at the terminal. Default: there is no terminal. */
  askPassphrase?: () => Promise<string>;
  descriptors?: Record<number, DescriptorLine>;
}

/** Everything around a command, made up; what it prints goes into `answer`. `stdin` arrives in the given chunks. */
export function fakeIo(args: string[], options: CliOptions, answer: CliAnswer): CliIo {
  const { vault = { state: 'missing', backupExists: false } } = options;
  return {
    args,
    environment: options.env ?? {},
    stdin: chunks(options.stdin ?? []),
    writeOut: (text) => {
      answer.out += text;
      return Promise.resolve();
    },
    writeError: (text) => {
      answer.err += text;
    },
    readFile: (path) => options.files?.[path],
    nowSeconds: () => NOW,
    random: { fraction: () => 0.25, uuid: () => '00000000-0000-4000-8000-000000000000' },
    version: '1.2.3',
    dataFolder: '/data/Tokenbooth',
    readVault: () => Promise.resolve(typeof vault === 'string' ? { state: 'read', text: vault } : vault),
    osKey: options.osKey,
    startTimer: () => () => undefined,
    askPassphrase: options.askPassphrase,
    readDescriptorLine: (descriptor) =>
      Promise.resolve(options.descriptors?.[descriptor] ?? { state: 'unreadable' as const }),
  };
}

/** Runs a command in made-up surroundings. */
export async function cli(args: string[], options: CliOptions = {}): Promise<CliAnswer> {
  const answer: CliAnswer = { code: -1, out: '', err: '' };
  answer.code = await run(fakeIo(args, options, answer));
  return answer;
}
