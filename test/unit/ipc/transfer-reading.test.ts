import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEYS } from '../transfer/keys.ts';
import { value } from './projects.ts';
import {
  given,
  folder,
  imports,
  handlers,
  MARKER,
  PASSPHRASE,
  ENV,
  writeFolderFile,
  choicesFor,
  expectNoTrace,
  addProjects,
  previewOf,
} from './transferring.ts';

describe('a file to import', () => {
  it('is read and shown with its name', async () => {
    writeFolderFile('.env.staging', ENV);
    expect(await value(handlers['transfer:read-file'](undefined))).toMatchObject({
      state: 'preview',
      source: 'env',
      fileName: '.env.staging',
      entries: [{ credentialId: '46510042', environment: 'staging', hasSecret: true }],
    });
  });

  it('that the person does not choose is no error', async () => {
    expect(await value(handlers['transfer:read-file'](undefined))).toEqual({ state: 'cancelled' });
  });

  it.each<[string, string, string | Uint8Array | undefined]>([
    ['is gone', 'FILE_UNREADABLE', undefined],
    ['is too large', 'IMPORT_TOO_LARGE', new Uint8Array(33 * 1024 * 1024)],
    ["is larger than any other program's", 'IMPORT_TOO_LARGE', `${ENV}#${'x'.repeat(1024 * 1024)}`],
    ['is not text', 'IMPORT_INVALID', Uint8Array.of(0xff, 0xfe, 0x00)],
    ['has nothing to import', 'IMPORT_INVALID', 'hello'],
  ])('that %s is refused with %s', async (_what, code, content) => {
    given.openPath = join(folder, 'gone.json');
    if (content !== undefined) {
      writeFolderFile('odd.json', content);
    }
    const refused = await handlers['transfer:read-file'](undefined);
    expect(refused).toMatchObject({ ok: false, error: { code } });
    expect(JSON.stringify(refused)).not.toContain(folder);
  });
});

describe('a preview', () => {
  it('holds no secret, and neither does any error', async () => {
    const replies: unknown[] = [
      await previewOf(ENV),
      await previewOf(`${ENV}VONAGE_APPLICATION_ID=${MARKER}\nVONAGE_PRIVATE_KEY="${KEYS.pkcs8}"`),
      await previewOf(`OPENTOK_API_KEY=${MARKER}\nOPENTOK_API_SECRET=46510042`),
      await previewOf(JSON.stringify({ apiKey: '46510042', apiSecret: `-----BEGIN ${MARKER}`, x: MARKER })),
      await handlers['transfer:read-text']({ text: `{"apiSecret":"${MARKER}"` }),
      await handlers['transfer:read-text']({ text: `VONAGE_API_KEY=ab12cd34\nVONAGE_API_SECRET=${MARKER}` }),
      await handlers['transfer:read-text']({ text: KEYS.encrypted }),
    ];
    const preview = await previewOf(ENV);
    const choices = choicesFor(preview, () => ({ name: '' }));
    replies.push(await handlers['transfer:apply']({ importId: preview.importId, choices }));
    expect(replies).toHaveLength(8);
    expectNoTrace(JSON.stringify(replies), [MARKER, KEYS.pkcs8, KEYS.encrypted]);
  });

  it('is made for an open vault only', async () => {
    given.isLocked = true;
    const importId = randomUUID();
    for (const reply of [
      handlers['transfer:read-text']({ text: ENV }),
      handlers['transfer:read-file'](undefined),
      handlers['transfer:apply']({ importId, choices: [] }),
    ]) {
      expect(await reply).toMatchObject({ error: { code: 'VAULT_LOCKED' } });
    }
  });

  it('is not kept when the vault is locked while it is made', async () => {
    const kept: unknown[] = [];
    const keep = imports.keep;
    imports.keep = (pending) => {
      kept.push(pending);
      return keep(pending);
    };
    const reading = handlers['transfer:read-text']({
      text: `VONAGE_APPLICATION_ID=29f760f8-7ce1-46c9-ade3-f2dedee4a1b2\nVONAGE_PRIVATE_KEY="${KEYS.pkcs8}"`,
    });
    given.isLocked = true;
    imports.forget();
    expect(await reading).toMatchObject({ error: { code: 'VAULT_LOCKED' } });
    expect(kept).toEqual([]);
  });
});

describe('a sealed export', () => {
  async function sealed(): Promise<string> {
    await addProjects();
    await value(handlers['transfer:export']({ what: 'everything', passphrase: PASSPHRASE, current: null }));
    const text = readFileSync(join(folder, 'chosen.json'), 'utf8');
    const reply = await value(handlers['transfer:read-text']({ text }));
    if (reply.state !== 'sealed') {
      throw new Error(reply.state);
    }
    expect(reply.fileName).toBeNull();
    return reply.importId;
  }

  it('stays where it is after a wrong passphrase', async () => {
    const importId = await sealed();
    const wrong = await handlers['transfer:open-export']({ importId, passphrase: 'not this one' });
    expect(wrong).toMatchObject({ error: { code: 'WRONG_PASSPHRASE', field: 'passphrase' } });
    expect(await handlers['transfer:open-export']({ importId, passphrase: PASSPHRASE })).toMatchObject({ ok: true });
    expect(await handlers['transfer:open-export']({ importId, passphrase: PASSPHRASE })).toMatchObject({
      error: { code: 'IMPORT_NOT_FOUND' },
    });
  });

  it('is not opened into memory when it was forgotten meanwhile', async () => {
    const importId = await sealed();
    const opening = handlers['transfer:open-export']({ importId, passphrase: PASSPHRASE });
    imports.forget();
    expect(await opening).toMatchObject({ error: { code: 'IMPORT_NOT_FOUND' } });
    expect(imports.find(importId)).toBeUndefined();
  });
});
