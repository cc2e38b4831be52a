import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const README = readFileSync('README.md', 'utf8');

/** Each `$ command` of a console block with the lines that follow it. */
function consoleExamples() {
  const block = /```console\n([\s\S]*?)```/.exec(README)?.[1] ?? '';
  return block
    .split(/^\$ /m)
    .filter((example) => example !== '')
    .map((example) => {
      const [command = '', ...output] = example.trimEnd().split('\n');
      return { command, output: output.join('\n') };
    });
}

it('the worked example of the command line prints what the README says', () => {
  const [setting, ...examples] = consoleExamples();
  const credentials = [...(setting?.command ?? '').matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]);
  expect(examples).toHaveLength(2);
  for (const { command, output } of examples) {
    const args = command.replace('npm run -s tokenbooth -- ', '').split(' ');
    const ran = spawnSync(process.execPath, ['out/cli.js', ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...Object.fromEntries(credentials), TZ: 'UTC' },
    });
    expect(ran.status).toBe(0);
    expect(`${ran.stderr}${ran.stdout}`.trimEnd()).toBe(output);
  }
});

it('every file and folder the README names is there', () => {
  const named = [...README.matchAll(/(?:`|\]\()((?:test|docs|\.github|[A-Z]+\.md|LICENSE)[\w./-]*)/g)].map(
    ([, name]) => name ?? '',
  );
  expect(named.length).toBeGreaterThan(8);
  for (const name of named) {
    expect(() => readFileSync(name), name).not.toThrow(/ENOENT/);
  }
});
