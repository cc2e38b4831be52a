/// <reference types="vite/client" />
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { AnnouncerProvider } from '../../../renderer/components/Announcer.tsx';
import { DialogActions } from '../../../renderer/components/DialogActions.tsx';
import { SecuritySection } from '../../../renderer/screens/settings/SecuritySection.tsx';
import { ImportPreviewForm } from '../../../renderer/screens/transfer/ImportPreviewForm.tsx';
import { ImportSource } from '../../../renderer/screens/transfer/ImportSource.tsx';
import { ClosedScreen } from '../../../renderer/screens/vault/ClosedScreen.tsx';
import { LockingScreen } from '../../../renderer/screens/vault/OpeningScreen.tsx';
import { UnlockScreen } from '../../../renderer/screens/vault/UnlockScreen.tsx';
import { DEFAULT_SETTINGS } from '../../../shared/contract.ts';
import type { ImportEntry } from '../../../shared/transfer.ts';
import { unlockedStatus } from './vault.ts';

// What screens say when they first show, as HTML. What happens in them after that is for the end-to-end tests.

vi.hoisted(() => {
  Object.defineProperty(globalThis, 'navigator', { value: { platform: 'Linux x86_64' }, configurable: true });
});
vi.mock(import('../../../renderer/components/after-pointer.ts'), () => ({ afterPointer: (callback) => callback() }));

function render<P extends object>(component: FunctionComponent<P>, props: P): string {
  return renderToStaticMarkup(createElement(component, props)).replaceAll('&#x27;', "'");
}

const undone = async () => undefined;
const never = new Proxy({}, { get: () => never }) as never;

test('what is announced is heard while a dialog makes everything else inert', () => {
  expect(render(AnnouncerProvider, { children: '' })).toMatch(
    /<div[^>]* role="status"[^>]* data-live-announcer="true"/,
  );
});

test('the buttons of a dialog begin with the way back', () => {
  const html = render(DialogActions, { children: 'Go on', onCancel: undone });
  expect(html.indexOf('Cancel')).toBeGreaterThan(0);
  expect(html.indexOf('Cancel')).toBeLessThan(html.indexOf('Go on'));
});

test('a window that locks does not say that it opens', () => {
  expect(render(LockingScreen, {})).toContain('Locking your projects…');
  expect(render(LockingScreen, {})).not.toMatch(/opening|password store/i);
});

test('a closed vault that can be left for an empty one says what can be done next', () => {
  const closed = (ways: ('try-again' | 'start-empty')[]) =>
    render(ClosedScreen, {
      status: { state: 'closed', problem: { code: 'VAULT_CORRUPT', message: 'Damaged.' }, ways, backup: null },
      actions: never,
      readDataFolder: never,
    });
  expect(closed(['try-again', 'start-empty'])).toContain('you can import an export of your projects next');
  expect(closed(['try-again'])).not.toContain('import');
});

describe('whoever forgot the passphrase', () => {
  const locked = (hasUnsaved: boolean) =>
    render(UnlockScreen, {
      status: { state: 'locked', opensWith: 'passphrase', hasRecoveryCode: true, isBackup: false, hasUnsaved },
      onUnlock: undone,
      onStartEmpty: undone,
    });

  test('can start empty', () => {
    expect(locked(false)).toContain('Start empty…');
  });

  test('is kept from losing a change that was never saved', () => {
    expect(locked(true)).not.toContain('Start empty…');
    expect(locked(true)).toContain('Unlock with the passphrase or the code and save it first.');
  });
});

test('the buttons for the passphrase say what they change and remove', () => {
  const html = render(SecuritySection, {
    api: never,
    actions: never,
    state: {
      phase: 'unlocked',
      status: { ...unlockedStatus, protection: 'passphrase' },
      projects: [],
      damaged: [],
      settings: DEFAULT_SETTINGS,
      activity: { draft: null, projects: [] },
    },
  });
  expect(html).toContain('Change passphrase…');
  expect(html).toContain('Remove passphrase…');
});

describe('the import', () => {
  const entry: ImportEntry = {
    family: 'opentok',
    name: 'Acme',
    environment: 'staging',
    credentialId: '45678901',
    hasSecret: true,
    sessionCount: 0,
    replacesPreferences: false,
    conflict: { projectId: '00000000-0000-4000-8000-000000000001', name: 'Acme EU' },
    problem: null,
  };
  const preview = (entries: ImportEntry[]) =>
    render(ImportPreviewForm, {
      api: never,
      preview: {
        state: 'preview',
        importId: '00000000-0000-4000-8000-000000000002',
        source: 'env',
        fileName: null,
        entries,
        notices: [],
      },
      saved: [],
      onImported: undone,
      onCancel: undone,
    });

  test('masks what is pasted until the person wants to see it', () => {
    const html = render(ImportSource, { onReadFile: undone, onReadText: undone, onCancel: undone });
    expect(html).toMatch(/<textarea[^>]* class="[^"]*masked/);
    expect(html).toContain('aria-label="Show the text"');
  });

  test('starts with its button only: Enter in a name sends nothing', () => {
    expect(preview([entry])).not.toMatch(/<form|type="submit"/);
  });

  test('shows keys and IDs as a whole, and whose secret is replaced', () => {
    expect(preview([entry])).toContain('45678901');
    expect(preview([entry])).toContain('Replaces the saved API secret of “Acme EU”.');
    expect(preview([{ ...entry, problem: 'It is broken.' }])).toContain('45678901');
  });
});
