import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, projectFolder, test } from '../helpers/app.ts';
import { BRIDGE } from '../helpers/bridge.ts';
import { electronCommand } from '../helpers/engine.ts';

/** Runs attacks in the page, which notes the directives that stop them. */
async function attack(window: Page): Promise<void> {
  await window.evaluate(async () => {
    const directives = new Set<string>();
    Reflect.set(globalThis, 'violatedDirectives', directives);
    document.addEventListener('securitypolicyviolation', (event) => directives.add(event.effectiveDirective));
    // The debugger that carries this function in lets its first turn run eval; the policy holds from the next one on.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const attempt = (start: () => unknown) => {
      try {
        start();
      } catch {
        // Stopped, as it should be; the violation event says by what.
      }
    };
    const add = (tag: string, attributes: Record<string, string> = {}) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) {
        element.setAttribute(name, value);
      }
      return document.body.appendChild(element);
    };
    attempt(() => (0, eval)('globalThis.evalRan = true'));
    attempt(() => (add('div').innerHTML = '<b>markup</b>'));
    attempt(() => fetch('https://example.com/').catch(() => {}));
    attempt(() => add('iframe', { src: 'https://example.com/' }));
    attempt(() => add('img', { src: 'https://example.com/x.png' }));
    attempt(() => add('style').append('body { color: red }'));
    attempt(() => {
      const form = add('form', { action: 'https://example.com/', method: 'post' });
      if (form instanceof HTMLFormElement) {
        form.submit();
      }
    });

    // The same again by code that has already talked its way past trusted types.
    const trusted = Reflect.get(globalThis, 'trustedTypes').createPolicy('attacker', {
      createHTML: (text: string) => text,
      createScript: (text: string) => text,
      createScriptURL: (text: string) => text,
    });
    attempt(() => (0, eval)(trusted.createScript('globalThis.evalRan = true')));
    attempt(() => (add('div').innerHTML = trusted.createHTML('<img src="x:" onerror="globalThis.inlineRan = true">')));
    attempt(() => Object.assign(add('script'), { text: trusted.createScript('globalThis.inlineRan = true') }));
    attempt(() => Object.assign(add('script'), { src: trusted.createScriptURL('https://example.com/x.js') }));
    attempt(() => Object.assign(add('object'), { data: trusted.createScriptURL('https://example.com/') }));
    attempt(() => new Worker(trusted.createScriptURL('data:text/javascript,0')));
  });
}

/** The directives noted so far. A violation is reported some time after its attempt. */
function violatedDirectives(window: Page): Promise<string[]> {
  return window.evaluate(() => [...(Reflect.get(globalThis, 'violatedDirectives') as Set<string>)].toSorted());
}

test.describe('attacks', () => {
  // Each of them is reported in the console.
  test.use({ allowedProblems: ['csp-violation', 'console-error', 'page-error'] });

  test('the policy blocks inline code, eval, connections, frames and forms', async ({ app }) => {
    const { window } = await app.launch();
    await attack(window);
    await expect
      .poll(() => violatedDirectives(window))
      .toEqual(
        expect.arrayContaining([
          'connect-src',
          'form-action',
          'frame-src',
          'img-src',
          'object-src',
          'require-trusted-types-for',
          'script-src',
          'script-src-attr',
          'script-src-elem',
          'style-src-elem',
          'worker-src',
        ]),
      );
    expect(await window.evaluate(() => ({ inline: 'inlineRan' in globalThis, eval: 'evalRan' in globalThis }))).toEqual(
      {
        inline: false,
        eval: false,
      },
    );
    // Read by script: a locator would wait for the navigation that the form never began.
    expect(await window.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Add your first project');
  });

  test('the window stays on its own page', async ({ app }) => {
    const { electron, window } = await app.launch();
    const url = window.url();
    await window.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await window.evaluate(
      (file) => {
        location.href = file;
      },
      pathToFileURL(path.join(projectFolder, 'package.json')).href,
    );
    expect(await window.evaluate(() => open('https://example.com/'))).toBeNull();
    await window.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
    });
    await expect(window.getByRole('heading', { name: 'Add your first project' })).toBeVisible();
    expect(window.url()).toBe(url);
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});

test('the page has named functions and nothing of Node or Electron', async ({ app }) => {
  const { window } = await app.launch();
  expect(
    await window.evaluate(() => ({
      api: Object.entries(Object(Reflect.get(globalThis, 'tokenbooth'))).map(([domain, functions]) => [
        domain,
        Object.keys(Object(functions)),
      ]),
      foreign: ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter(
        (name) => name in globalThis,
      ),
    })),
  ).toEqual({
    api: BRIDGE,
    foreign: [],
  });
});

test('junk sent by the page is answered with a code', async ({ app }) => {
  const { window } = await app.launch();
  const answers = await window.evaluate(async () => {
    const api = Object(Reflect.get(globalThis, 'tokenbooth'));
    return [
      await api.projects.add({ family: 'opentok', extra: true }),
      await api.projects.remove({ id: '../../etc/passwd', name: null }),
      await api.tokens.copy('text of my choice'),
      await api.tokens.generate(null),
    ];
  });
  expect(answers.map(({ ok, error }) => `${ok} ${error.code}`)).toEqual(Array(4).fill('false REQUEST_INVALID'));
});

test('a permission is refused without a question', async ({ app }) => {
  const { window } = await app.launch();
  const states = await window.evaluate(() =>
    Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone'].map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      ),
    ),
  );
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('a second start gives way to the first', async ({ app }) => {
  const { electron, userData } = await app.launch();
  const vaultFile = path.join(userData, 'vault.json');
  writeFileSync(vaultFile, 'whatever it is');
  const [executable = '', ...args] = electronCommand();
  const second = spawn(executable, [...args, `--user-data-dir=${userData}`, projectFolder], { stdio: 'ignore' });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  expect(readFileSync(vaultFile, 'utf8')).toBe('whatever it is');
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
