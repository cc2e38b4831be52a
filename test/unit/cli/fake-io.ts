import type { CliIo } from '../../../electron/cli/io.ts';
import { run } from '../../../electron/cli/run.ts';

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

/** Runs a command with everything around it made up. `stdin` arrives in the given chunks. */
export async function cli(
  args: string[],
  options: { env?: Record<string, string>; stdin?: string[]; files?: Record<string, string> } = {},
): Promise<CliAnswer> {
  const answer: CliAnswer = { code: -1, out: '', err: '' };
  const io: CliIo = {
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
  };
  answer.code = await run(io);
  return answer;
}
