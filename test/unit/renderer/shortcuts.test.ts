import { afterEach, describe, expect, test, vi } from 'vitest';
import type * as Shortcuts from '../../../renderer/components/shortcuts.ts';

/** The platform is read once, when the module is loaded. */
async function shortcutsOn(platform: string): Promise<typeof Shortcuts> {
  vi.stubGlobal('navigator', { platform });
  vi.resetModules();
  return import('../../../renderer/components/shortcuts.ts');
}

/** A key press as `Ctrl+Shift+c` writes it; the last part is `KeyboardEvent.key`. */
function press(keys: string, isComposing = false): KeyboardEvent {
  const parts = keys.split('+');
  return {
    key: parts.at(-1),
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Cmd'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    isComposing,
  } as KeyboardEvent;
}

afterEach(() => vi.unstubAllGlobals());

describe.each([
  {
    platform: 'Linux x86_64',
    modifier: 'Ctrl',
    otherModifier: 'Cmd',
    labels: ['Ctrl+Enter', 'Ctrl+Shift+C', 'Ctrl+1'],
  },
  { platform: 'Win32', modifier: 'Ctrl', otherModifier: 'Cmd', labels: ['Ctrl+Enter', 'Ctrl+Shift+C', 'Ctrl+1'] },
  { platform: 'MacIntel', modifier: 'Cmd', otherModifier: 'Ctrl', labels: ['⌘↩', '⇧⌘C', '⌘1'] },
])('on $platform', ({ platform, modifier, otherModifier, labels }) => {
  test('keys are written the way the platform does', async () => {
    const { shortcutLabel, projectShortcutLabel } = await shortcutsOn(platform);
    expect([shortcutLabel('generate'), shortcutLabel('copy-token'), projectShortcutLabel(0)]).toEqual(labels);
  });

  test.each([
    ['Enter', 'generate'],
    ['Shift+C', 'copy-token'],
    ['Shift+c', 'copy-token'],
    ['d', 'show-qr'],
    ['n', 'new-project'],
    ['N', 'new-project'],
    ['l', 'session-field'],
    [',', 'settings'],
    ['Shift+L', 'lock'],
    ['Shift+l', 'lock'],
    ['k', 'palette'],
    ['Shift+P', 'palette'],
    ['p', 'switch-project'],
    ['/', 'shortcut-sheet'],
    ['Shift+/', 'shortcut-sheet'],
    ['1', 0],
    ['9', 8],
  ])(`${modifier}+%s is %s, and only so`, async (keys, shortcut) => {
    const { shortcutOf } = await shortcutsOn(platform);
    expect(shortcutOf(press(`${modifier}+${keys}`))).toBe(shortcut);
    for (const wrong of [keys, `${otherModifier}+${keys}`, `Ctrl+Cmd+${keys}`, `${modifier}+Alt+${keys}`]) {
      expect(shortcutOf(press(wrong)), wrong).toBeUndefined();
    }
    expect(shortcutOf(press(`${modifier}+${keys}`, true)), 'while composing').toBeUndefined();
  });

  test('F1 is the shortcut sheet, and only by itself', async () => {
    const { shortcutOf } = await shortcutsOn(platform);
    expect(shortcutOf(press('F1'))).toBe('shortcut-sheet');
    for (const wrong of ['Shift+F1', 'Alt+F1', 'Ctrl+F1', 'Cmd+F1']) {
      expect(shortcutOf(press(wrong)), wrong).toBeUndefined();
    }
  });

  test('F6 goes to the next part of the window, and with Shift to the one before', async () => {
    const { shortcutOf, shortcutLabel } = await shortcutsOn(platform);
    expect(shortcutOf(press('F6'))).toBe('next-region');
    expect(shortcutOf(press('Shift+F6'))).toBe('previous-region');
    for (const wrong of ['Alt+F6', 'Ctrl+F6', 'Cmd+F6']) {
      expect(shortcutOf(press(wrong)), wrong).toBeUndefined();
    }
    expect(shortcutLabel('next-region')).toBe('F6');
    expect(shortcutLabel('previous-region')).toBe(platform === 'MacIntel' ? '⇧F6' : 'Shift+F6');
  });

  test('a shortcut with several keys names them all, and is called by the first', async () => {
    const { shortcutLabel, shortcutLabels } = await shortcutsOn(platform);
    const named = shortcutLabels('palette');
    expect(named).toEqual(platform === 'MacIntel' ? ['⌘K', '⇧⌘P'] : ['Ctrl+K', 'Ctrl+Shift+P']);
    expect(shortcutLabel('palette')).toBe(named[0]);
    expect(shortcutLabels('shortcut-sheet')[1]).toBe('F1');
  });

  // Copying a selection and the like go on working.
  test.each(['c', 'Shift+Enter', 'Shift+N', 'Shift+,', 'Shift+1', '0', 'v', 'F1', '12'])(
    `${modifier}+%s is none`,
    async (keys) => {
      const { shortcutOf } = await shortcutsOn(platform);
      expect(shortcutOf(press(`${modifier}+${keys}`))).toBeUndefined();
    },
  );
});

test.each([
  ['т', 'KeyN', 'new-project'],
  ['д', 'KeyK', 'palette'],
  ['о', 'KeyJ', undefined],
  // German: a slash is Shift+7, and zooming out has the place of an English slash.
  ['/', 'Digit7', 'shortcut-sheet'],
  ['-', 'Slash', undefined],
  ['&', 'Digit1', 0],
  ['ב', 'Comma', 'settings'],
  // On Dvorak the key says n where an English keyboard has l.
  ['n', 'KeyL', 'new-project'],
])('a key that says %s at the place of %s is %s', async (key, code, shortcut) => {
  const { shortcutOf } = await shortcutsOn('Linux x86_64');
  expect(shortcutOf(Object.assign(press(`Ctrl+${key}`), { code }))).toBe(shortcut);
});

test('every label of a project is the press that chooses it; from the tenth on there is none', async () => {
  const { shortcutOf, projectShortcutLabel } = await shortcutsOn('Linux x86_64');
  for (let index = 0; index < 9; index += 1) {
    expect(shortcutOf(press(projectShortcutLabel(index) ?? ''))).toBe(index);
  }
  expect(projectShortcutLabel(9)).toBeUndefined();
});
