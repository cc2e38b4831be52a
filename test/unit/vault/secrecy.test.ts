import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACME, GLOBEX, valueOf, vaultHarness } from './vault-harness.ts';

/** A text as it could turn up: raw, base64 at each of its three offsets, hex, URL-escaped. */
function tracesOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // Without the characters that depend on what stands around.
    return shifted.slice(offset === 0 ? 0 : 4, -4);
  });
  return [text, ...base64, bytes.toString('hex'), bytes.toString('hex').toUpperCase(), encodeURIComponent(text)];
}

function expectNoTrace(haystack: string, marker: string) {
  for (const trace of tracesOf(marker)) {
    expect(haystack.includes(trace)).toBe(false);
  }
}

test('the traces would be found', () => {
  const marker = 'marker?secret';
  for (const text of [marker, `x${marker}`, `xy${marker}`]) {
    const encoded = Buffer.from(`${text} and more`).toString('base64');
    expect(tracesOf(marker).some((trace) => encoded.includes(trace))).toBe(true);
  }
});

test('no secret, name, key or ID is found in any file, error or status', async () => {
  const marker = `marker-${randomBytes(12).toString('hex')}`;
  const harness = vaultHarness();
  const acme = { ...ACME, name: `Name ${marker}`, apiKey: `key-${marker}`, apiSecret: `secret-${marker}` } as const;
  const globex = { ...GLOBEX, applicationId: `id-${marker}`, privateKey: `pem-${marker}` } as const;

  const vault = harness.start();
  const said: unknown[] = [];
  await vault.open();
  const added = valueOf(await vault.addProject(acme));
  valueOf(await vault.addProject(globex));
  valueOf(await vault.editProject(added.id, { ...acme, apiSecret: `changed-${marker}` }));
  said.push(await vault.addProject({ ...ACME, name: '', apiSecret: marker }));
  said.push(await vault.addProject({ ...acme, name: 'Other', apiKey: acme.apiKey.toUpperCase(), apiSecret: marker }));
  said.push(await vault.editProject('nobody', { ...acme, apiSecret: marker }));
  said.push(await vault.editProject(added.id, { ...globex, privateKey: marker }));
  said.push(await vault.importProjects([{ projectId: 'nobody', draft: { ...acme, apiSecret: marker } }]));
  const { write } = harness.file;
  harness.file.write = async (document) => {
    throw new Error(`can't write ${JSON.stringify(document)} ${marker}`);
  };
  valueOf(await vault.editProject(added.id, { ...acme, name: 'Acme', apiSecret: marker }));
  said.push(vault.status());
  harness.file.write = write;
  said.push(await vault.saveAgain({ replaceOther: false }));
  await vault.close();
  said.push(await vault.addProject({ ...ACME, apiSecret: marker }), vault.readSecret(added.id));
  harness.osKey.switches.mode = 'wrong-text';
  said.push(await vault.open());
  harness.put(harness.text().slice(0, -9));
  said.push(await vault.open());

  expect(harness.files()).toEqual(['vault.bak.json', 'vault.json']);
  for (const file of harness.files()) {
    expectNoTrace(readFileSync(join(harness.folder, file), 'latin1'), marker);
  }
  expect(said).toHaveLength(11);
  // A name may be told, a secret may not.
  expectNoTrace(JSON.stringify(said).replaceAll(acme.name, ''), marker);
});

test('neither passphrase nor recovery code is found in any file, error or status', async () => {
  const passphrase = `passphrase-${randomBytes(12).toString('hex')}`;
  const harness = vaultHarness();
  const vault = harness.start();
  const said: unknown[] = [];
  await vault.open();
  valueOf(await vault.addProject(ACME));
  said.push(await vault.setPassphrase({ current: null, passphrase }));
  const { code, askedGroup } = valueOf(await vault.makeRecoveryCode(passphrase));
  said.push(await vault.makeRecoveryCode(`${passphrase} wrong`), await vault.confirmRecoveryCode('0000'));
  said.push(await vault.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? ''));
  said.push(await vault.setPassphrase({ current: `${passphrase} wrong`, passphrase: `${passphrase} 2` }));
  said.push(await vault.removePassphrase(`${passphrase} wrong`), await vault.renewKey(`${passphrase} wrong`));
  await vault.lock();
  said.push(vault.status(), await vault.unlock({ with: 'passphrase', passphrase: `${passphrase} wrong` }));
  said.push(await vault.unlock({ with: 'recovery-code', code: `${code}-${passphrase}` }));
  harness.letTimePass();
  said.push(await vault.unlock({ with: 'recovery-code', code }));

  const files = harness.files().map((file) => readFileSync(join(harness.folder, file), 'latin1'));
  expect(files).toHaveLength(2);
  for (const text of [...files, JSON.stringify(said)]) {
    expectNoTrace(text, passphrase);
    expectNoTrace(text, code);
    expectNoTrace(text, code.replaceAll('-', ''));
  }
});

test('the data key itself is found in no file', async () => {
  const harness = vaultHarness();
  const made: Buffer[] = [];
  harness.ports.randomBytes = (size) => {
    const bytes = randomBytes(size);
    made.push(Buffer.from(bytes));
    return bytes;
  };
  const vault = harness.start();
  await vault.open();
  valueOf(await vault.addProject(ACME));
  const dataKey = made[0] ?? Buffer.alloc(0);
  expect(dataKey).toHaveLength(32);
  expect(harness.text()).not.toContain(dataKey.toString('base64'));
  expect(harness.text()).not.toContain(dataKey.toString('hex'));
});

test('no random value is used twice: sealing the same again looks different', async () => {
  const harness = vaultHarness();
  const vault = harness.start();
  await vault.open();
  const { id } = valueOf(await vault.addProject(ACME));
  const seen = new Set<string>();
  for (let round = 0; round < 5; round += 1) {
    const [record] = harness.document().projects;
    seen.add(record?.secret?.iv ?? '').add(record?.meta.iv ?? '');
    seen.add(record?.secret?.ct ?? '').add(record?.meta.ct ?? '');
    valueOf(await vault.editProject(id, ACME));
  }
  expect(seen.size).toBe(20);
});
