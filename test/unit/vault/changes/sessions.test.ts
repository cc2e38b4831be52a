import { randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { withSession } from '../../../../electron/vault/changes/session-changes.ts';
import { vaultDocumentSchema } from '../../../../electron/vault/document/document.ts';
import { DATA_KEY_BYTES, deriveKeys } from '../../../../electron/vault/document/keys.ts';
import { sealRecord, unsealProject } from '../../../../electron/vault/document/records.ts';
import { MAX_NAMED_SESSIONS, type NamedSession } from '../../../../shared/sessions.ts';
import { keptVault } from '../damaged-vault.ts';
import { ACME, errorOf, openSaved, savedVault, valueOf } from '../vault-harness.ts';

function sessionOf(name: string, sessionId: string): NamedSession {
  return { id: randomUUID(), name, sessionId, createdAt: 1_700_000_000 };
}

const LOGIN = { name: 'Login smoke test', sessionId: '1_MX40NTAxMjM0NX5-login' };

async function openWithSession() {
  const saved = await openSaved();
  const session = valueOf(await saved.vault.addSession(saved.acme.id, { ...LOGIN, name: '  Login smoke test ' }));
  return { ...saved, session };
}

describe('named sessions', () => {
  test('are trimmed, dated, kept in order, and nowhere in the file in clear', async () => {
    const { vault, acme, globex, session, start, text } = await openWithSession();
    const other = valueOf(await vault.addSession(acme.id, { name: 'Load test', sessionId: '1_other' }));
    expect(session).toEqual({ ...LOGIN, id: session.id, createdAt: 1_700_000_000 });
    const restarted = start();
    await restarted.open();
    expect(valueOf(restarted.listSessions(acme.id))).toEqual([session, other]);
    expect(valueOf(restarted.listSessions(globex.id))).toEqual([]);
    expect(text()).not.toContain('Login');
    expect(text()).not.toContain(LOGIN.sessionId);
  });

  test('are renamed and removed', async () => {
    const { vault, acme, session } = await openWithSession();
    const renamed = valueOf(await vault.renameSession(acme.id, session.id, ' LOGIN smoke test '));
    expect(renamed).toEqual({ ...session, name: 'LOGIN smoke test' });
    expect(valueOf(vault.listSessions(acme.id))).toEqual([renamed]);
    valueOf(await vault.removeSession(acme.id, session.id));
    expect(valueOf(vault.listSessions(acme.id))).toEqual([]);
    expect(errorOf(await vault.renameSession(acme.id, session.id, 'x')).code).toBe('REQUEST_INVALID');
  });

  test.each([
    ['no name', ' ', 'Enter a name'],
    ['a long one', 'x'.repeat(81), 'at most 80'],
    ['one of two lines', 'a\nb', 'line break'],
    ['one that is taken', 'login SMOKE test', 'Another session'],
  ])('are refused with %s, and nothing is written', async (_what, name, words) => {
    const { vault, acme, text } = await openWithSession();
    const before = text();
    const refused = errorOf(await vault.addSession(acme.id, { ...LOGIN, name }));
    expect(refused).toMatchObject({ code: 'SESSION_NAME_INVALID', field: 'sessionName' });
    expect(refused.message).toContain(words);
    expect(text()).toBe(before);
  });

  test('may have the same name in two projects', async () => {
    const { vault, globex } = await openWithSession();
    expect(valueOf(await vault.addSession(globex.id, LOGIN))).toMatchObject(LOGIN);
  });

  test('are at most a thousand', () => {
    const full = Array.from({ length: MAX_NAMED_SESSIONS }, (_, index) => sessionOf(String(index), '1_MX4'));
    expect(errorOf(withSession(full, sessionOf('One more', '1_MX4'))).code).toBe('SESSION_BOOK_FULL');
    expect(valueOf(withSession(full.slice(1), sessionOf('One more', '1_MX4')))).toHaveLength(MAX_NAMED_SESSIONS);
  });

  test('fit into the file up to the limit, with the longest names and IDs', async () => {
    const { acme, document } = await openSaved();
    const ids = document();
    const keys = deriveKeys(randomBytes(DATA_KEY_BYTES), ids);
    const sessions = Array.from({ length: MAX_NAMED_SESSIONS }, (_, index) =>
      sessionOf(`${index}`.padEnd(80, '\u{d800}'), `1_${index}`.padEnd(1000, 'x')),
    );
    const preferences = { ...acme.preferences, ownTemplate: '漢'.repeat(4000) };
    const record = sealRecord({ project: { ...acme, preferences }, sessions }, null, ids, keys, randomBytes);
    expect(v.is(vaultDocumentSchema, { ...ids, projects: [record] })).toBe(true);
    expect(unsealProject(record, ids, keys)?.sessions).toEqual(sessions);
  });

  test('stay when the project is edited and when the key is renewed', async () => {
    const { vault, acme, session, start } = await openWithSession();
    valueOf(await vault.editProject(acme.id, { ...ACME, name: 'Renamed', apiSecret: '' }));
    valueOf(await vault.renewKey(null));
    const restarted = start();
    await restarted.open();
    expect(valueOf(restarted.listSessions(acme.id))).toEqual([session]);
  });

  test('stay when a damaged project gets its secret again', async () => {
    const harness = await savedVault();
    const first = harness.start();
    await first.open();
    const session = valueOf(await first.addSession(harness.acme.id, LOGIN));
    await first.close();
    const document = harness.document();
    const { secret } = document.projects[0] ?? {};
    if (secret) {
      secret.tag = Buffer.alloc(16).toString('base64');
    }
    harness.put(JSON.stringify(document));
    const vault = harness.start();
    await vault.open();
    valueOf(await vault.keepWhatIsLeft());
    expect(errorOf(await vault.addSession(harness.acme.id, { ...LOGIN, name: 'x' })).code).toBe('PROJECT_NOT_FOUND');
    valueOf(await vault.editProject(harness.acme.id, ACME));
    expect(valueOf(vault.listSessions(harness.acme.id))).toEqual([session]);
  });

  test('of a project whose settings are damaged come from the backup with it', async () => {
    const { vault, acme } = await keptVault('the settings');
    valueOf(await vault.restoreProject(acme.id));
    expect(valueOf(vault.listSessions(acme.id))).toEqual([]);
  });
});
