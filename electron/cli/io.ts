import type { NonceSource } from '../tokens/nonce.ts';

/** Everything the command line touches outside of itself. */
export interface CliIo {
  /** The arguments after the program's name. */
  args: readonly string[];
  environment: Readonly<Record<string, string | undefined>>;
  stdin: AsyncIterable<Uint8Array>;
  /** Resolves when more may be written. Results only. */
  writeOut: (text: string) => Promise<void>;
  /** Notes and errors. */
  writeError: (text: string) => void;
  /** Undefined when the file can't be read. */
  readFile: (path: string) => string | undefined;
  nowSeconds: () => number;
  random: NonceSource;
  version: string;
}
