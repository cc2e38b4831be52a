import { describe, expect, test } from 'vitest';
import { cli, OPENTOK, SECRET, SESSION } from './fake-io.ts';

const ONE_SENTENCE = /^tokenbooth: [A-Z-].*[.?]\n$/;

describe('help and version', () => {
  test('go to standard output and name only what exists', async () => {
    const help = await cli(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('inspect');
    expect(help.out).not.toMatch(/bulk/);
    expect(await cli(['-h'])).toEqual(help);
    expect(await cli(['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  });

  test.each(['token', 'inspect', 'session', 'projects'])('%s --help has examples', async (command) => {
    const help = await cli([command, '--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('Examples:');
    expect(help.out).toContain(`tokenbooth ${command} `);
    expect(await cli([command, '-h'])).toEqual(help);
  });
});

describe('wrong usage is one sentence on standard error and exit code 2', () => {
  test.each([
    [[], 'Give a command.'],
    [['tokn'], 'Did you mean token?'],
    [['hello'], 'See tokenbooth --help.'],
    [['__proto__'], 'no such command'],
    [['token', '--sesion', SESSION], 'Did you mean --session?'],
    [['token', '--layout', 'x'], 'Did you mean --layout-class?'],
    [['token', '--zzz'], 'There is no option --zzz. See --help.'],
    [['token', '--constructor'], 'no option'],
    [['token', '-x'], 'no option -x'],
    [['token', '--session'], '--session needs a value'],
    [['token', '--session', '--json'], '--session needs a value'],
    [['token', '--json=yes'], '--json takes no value'],
    [['token', '--role', 'a', '--role', 'b'], '--role is given twice'],
    [['token', SESSION], 'takes options only'],
    [['token'], 'Give the session ID with --session.'],
    [['token', '--session', SESSION], 'nothing to sign with'],
    [['token', '--session', SESSION, '--passphrase-fd', '3'], '--passphrase-fd goes with --project.'],
    [['inspect', 'x', '--passphrase-fd', '3'], '--passphrase-fd goes with --project.'],
    [['inspect', '-', '--project', 'x', '--passphrase-fd', '0'], "can't bring both"],
    [['projects', 'x'], 'takes options only'],
    [['projects', '--project', 'x'], 'There is no option --project.'],
    [['project'], 'Did you mean projects?'],
    [['token', '--projekt', 'x'], 'Did you mean --project?'],
    ...['', '1', '2', '-1', '3.5', '03', '3x', '10000', '1e1'].map<[string[], string]>((number) => [
      ['projects', `--passphrase-fd=${number}`],
      'must be the number of a file descriptor: 0, or 3 and above.',
    ]),
    [['session'], 'Give one session ID.'],
    [['session', 'a', 'b'], 'Give one session ID.'],
    [['inspect'], 'Give one token, or - to read tokens from standard input.'],
    [['inspect', '--json'], 'Give one token'],
    [['inspect', '-', '-'], 'Give one token'],
    [['inspect', '-', 'x'], 'Give one token'],
  ])('%j', async (args, words) => {
    const answer = await cli(args);
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.err).toMatch(ONE_SENTENCE);
    expect(answer.err).toContain(words);
  });

  test('inspect without a token reads nothing, whether or not something is piped in', async () => {
    for (const stdin of [[], ['hello\n']]) {
      expect(await cli(['inspect'], { stdin })).toMatchObject({ code: 2, out: '' });
    }
  });
});

describe('a secret is never an argument, and never quoted', () => {
  test.each([
    [['token', '--secret', 'hunter2hunter2']],
    [['token', '--session', SESSION, '--api-secret=hunter2hunter2']],
    [['token', '--private-key', 'hunter2hunter2']],
    [['token', '--session', SESSION, '--data', `x${SECRET}y`]],
    [['inspect', SECRET]],
    [[SECRET]],
    [[`--${SECRET}`]],
    [['token', `--${SECRET}=1`]],
    [['inspect', '-----BEGIN PRIVATE KEY-----\nhunter2hunter2\n-----END PRIVATE KEY-----']],
  ])('%#', async (args) => {
    const answer = await cli(args, { env: OPENTOK });
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.err).toContain('A secret is never an argument');
    expect(answer.err).not.toContain('hunter2');
    expect(answer.err).not.toContain(SECRET);
  });

  test.each([
    [['projects', '--passphrase', 'hunter2hunter2']],
    [['token', '--session', SESSION, '--project', 'x', '--passphrase=hunter2hunter2']],
    [['inspect', 'x', '--password', 'hunter2hunter2']],
    [['projects', '--recovery-code', 'hunter2hunter2']],
  ])('nor is a passphrase: %j', async (args) => {
    const answer = await cli(args);
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.err).toBe(
      'tokenbooth: A passphrase is never an argument: other people on this computer could see it. ' +
        'Leave it out to be asked for it, or give it with --passphrase-fd.\n',
    );
  });

  test('the secret is recognised when the environment still has it in quotes', async () => {
    const env = { OPENTOK_API_KEY: '12345678', OPENTOK_API_SECRET: ` "${SECRET}"\n` };
    const answer = await cli(['inspect', SECRET], { env });
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.err).toContain('A secret is never an argument');
  });

  test('no usage error quotes a value, even where no secret is known', async () => {
    for (const args of [
      [SECRET],
      ['token', `--${SECRET}`],
      ['token', '--x', SECRET],
      ['session', SECRET, 'x'],
      ['inspect', '--now', SECRET],
    ]) {
      const answer = await cli(args);
      expect(answer.code).not.toBe(0);
      expect(answer.err).not.toContain(SECRET);
    }
  });

  test('a short secret may occur inside other words', async () => {
    const env = { OPENTOK_API_KEY: '12345678', OPENTOK_API_SECRET: 'abc' };
    expect((await cli(['token', '--session', SESSION, '--data', 'abcdef'], { env })).code).toBe(0);
    expect((await cli(['token', '--session', SESSION, '--data', 'abc'], { env })).code).toBe(2);
  });
});
