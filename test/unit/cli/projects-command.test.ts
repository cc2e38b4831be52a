import { describe, expect, test } from 'vitest';
import { createFakeOsKey } from '../vault/fake-os-key.ts';
import { cli, SECRET } from './fake-io.ts';
import { ACME, DAMAGED, GLOBEX, PASSPHRASE, vaultText, withoutFirstProject } from './saved-vault.ts';

const text = await vaultText();
const unlocked = { askPassphrase: async () => PASSPHRASE };

describe('projects', () => {
  test('for a person: one line each, in columns, with what is wrong', async () => {
    expect(await cli(['projects'], { vault: text, ...unlocked })).toEqual({
      code: 0,
      err: '',
      out: [
        'Acme Zoë       production  OpenTok  12345678',
        'Globex         test        Vonage   0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b',
        'Acme imported  staging     OpenTok  45012345                              no secret yet',
        'Initech        other       OpenTok  45099999                              damaged: open the app to repair it',
        '',
      ].join('\n'),
    });
  });

  test('for a program: one array', async () => {
    const answer = await cli(['projects', '--json'], { vault: text, ...unlocked });
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(answer.out.split('\n')).toHaveLength(2);
    expect(JSON.parse(answer.out)).toEqual([
      { name: 'Acme Zoë', environment: 'production', family: 'opentok', apiKey: '12345678', state: 'ready' },
      {
        name: 'Globex',
        environment: 'test',
        family: 'vonage',
        applicationId: '0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b',
        state: 'ready',
      },
      { name: 'Acme imported', environment: 'staging', family: 'opentok', apiKey: '45012345', state: 'no-secret' },
      { name: 'Initech', environment: 'other', family: 'opentok', apiKey: '45099999', state: 'damaged' },
    ]);
  });

  test('a project that can not even be named is still listed', async () => {
    const broken = JSON.parse(await vaultText({ projects: [ACME] }));
    broken.projects[0].meta.tag = Buffer.alloc(16).toString('base64');
    const answer = await cli(['projects'], { vault: JSON.stringify(broken), ...unlocked });
    expect(answer.code).toBe(0);
    expect(answer.out).toMatch(/^\(unreadable\) +damaged/);
    const listed = await cli(['projects', '--json'], { vault: JSON.stringify(broken), ...unlocked });
    expect(JSON.parse(listed.out)).toEqual([{ name: null, state: 'damaged' }]);
  });

  test('an empty vault lists nothing and says so', async () => {
    const empty = await vaultText({ projects: [] });
    expect(await cli(['projects'], { vault: empty, ...unlocked })).toEqual({
      code: 0,
      out: '',
      err: 'Note: There are no saved projects yet.\n',
    });
    expect(await cli(['projects', '--json'], { vault: empty, ...unlocked })).toMatchObject({ code: 0, out: '[]\n' });
  });

  test('a name cannot steer the terminal', async () => {
    const turned = { ...ACME, project: { ...ACME.project, name: 'turned\u202eb' } };
    const answer = await cli(['projects'], { vault: await vaultText({ projects: [turned] }), ...unlocked });
    expect(answer.out).toContain('turned\\u{202e}b');
    const unknown = await cli(['token', '--session', 'x', '--project', 'turned'], {
      vault: await vaultText({ projects: [turned] }),
      ...unlocked,
    });
    expect(unknown.err).toContain('Did you mean “turned\\u{202e}b”?');
  });

  test('of a file that was changed outside the app, what is intact is listed, with a note', async () => {
    const answer = await cli(['projects'], { vault: withoutFirstProject(text), ...unlocked });
    expect(answer).toMatchObject({ code: 0, out: expect.not.stringContaining('Acme Zoë') });
    expect(answer.out).toContain('Globex');
    expect(answer.err).toMatch(/^Note: The file with your saved projects was changed .* outside the app\./);
  });

  test('no answer holds a secret or the passphrase, in any writing', async () => {
    const osKey = createFakeOsKey();
    const osText = await vaultText({ wraps: ['os'], osKey });
    const answers = JSON.stringify([
      await cli(['projects'], { vault: text, ...unlocked }),
      await cli(['projects', '--json'], { vault: osText, osKey }),
      await cli(['projects', '--json'], { vault: withoutFirstProject(text), ...unlocked }),
      await cli(['projects'], { vault: text, askPassphrase: async () => `${PASSPHRASE}?` }),
    ]);
    for (const secret of [SECRET, GLOBEX.secret ?? '', DAMAGED.secret ?? '', PASSPHRASE]) {
      for (const encoding of ['utf8', 'base64', 'hex'] as const) {
        expect(answers).not.toContain(Buffer.from(secret).toString(encoding).replace(/=+$/, ''));
      }
    }
  });
});
