import type { NonceSource } from '../tokens/nonce.ts';
import type { OsKey, VaultFileRead, VaultPorts } from '../vault/ports.ts';
import type { DescriptorLine } from './descriptor-line.ts';

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
  /** The folder with the saved projects: an absolute path. */
  dataFolder: string;
  /** The file with the saved projects. It is never written. */
  readVault: () => Promise<VaultFileRead>;
  /** Undefined in plain Node, which can't ask the operating system's key store. */
  osKey: OsKey | undefined;
  startTimer: VaultPorts['startTimer'];
  /** Asks a person; undefined where there is no terminal. Rejects with `PromptInterrupted` on Ctrl+C. */
  askPassphrase: (() => Promise<string>) | undefined;
  readDescriptorLine: (descriptor: number) => Promise<DescriptorLine>;
}
