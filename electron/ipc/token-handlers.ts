import { randomUUID } from 'node:crypto';
import { fail, ok } from '../../shared/results.ts';
import type { Vault } from '../vault/vault-api.ts';
import type { HandlersOf } from './registrar.ts';

export function tokenHandlers(_vault: Vault, _copyText: (text: string) => Promise<void>): HandlersOf<'tokens'> {
  return {
    'tokens:generate': () => fail('INTERNAL', randomUUID()),
    'tokens:copy': () => ok(undefined),
  };
}
