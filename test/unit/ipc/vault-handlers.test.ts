import { expect, it } from 'vitest';
import { vaultHandlers } from '../../../electron/ipc/vault-handlers.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import { fail, ok, type Result } from '../../../shared/results.ts';
import type { UnlockReply, VaultStatus } from '../../../shared/vault-status.ts';

const STATUS: VaultStatus = {
  state: 'locked',
  opensWith: 'passphrase',
  hasRecoveryCode: true,
  isBackup: false,
  hasUnsaved: false,
};
const REFUSED: UnlockReply = {
  state: 'refused',
  problem: { code: 'WRONG_PASSPHRASE', message: 'Wrong.' },
  waitSeconds: 2,
};
const NEW_CODE = { code: 'AAAA-BBBB', askedGroup: 2 };
const PASSPHRASE = 'correct horse battery';

/** A vault that writes down what it is asked to do, and answers `answers[method]` or its status. */
function askedVault(answers: Record<string, unknown> = {}) {
  const asked: unknown[][] = [];
  const vault = new Proxy({} as Vault, {
    get:
      (_target, method: string) =>
      (...given: unknown[]) => {
        asked.push([method, ...given]);
        return answers[method] ?? STATUS;
      },
  });
  const lock = async () => {
    asked.push(['lock and clear']);
    return STATUS;
  };
  const activity = {
    read() {
      asked.push(['read activity']);
      return { draft: null, projects: [] };
    },
    sealAnew: () => void asked.push(['seal activity anew']),
  };
  const protectFromCapture = (isProtected: boolean) => void asked.push(['protect from capture', isProtected]);
  return { asked, handlers: vaultHandlers(vault, { activity, lock, protectFromCapture }) };
}

type Handlers = ReturnType<typeof vaultHandlers>;

it.each<[string, (handlers: Handlers) => unknown, unknown[]]>([
  ['vault:open', (on) => on['vault:open'](undefined), ['open']],
  ['vault:lock', (on) => on['vault:lock'](undefined), ['lock and clear']],
  ['vault:start-session-only', (on) => on['vault:start-session-only'](undefined), ['startSessionOnly']],
  ['vault:start-empty', (on) => on['vault:start-empty'](undefined), ['startEmpty']],
  ['vault:use-backup', (on) => on['vault:use-backup'](undefined), ['useBackup']],
])('%s gives the status', async (_channel, ask, expected) => {
  const { asked, handlers } = askedVault();
  expect(await ask(handlers)).toEqual(ok(STATUS));
  expect(asked).toEqual([expected]);
});

it('vault:unlock gives a refusal as an answer, not as an error', async () => {
  const { asked, handlers } = askedVault({ unlock: Promise.resolve(REFUSED) });
  expect(await handlers['vault:unlock']({ with: 'passphrase', passphrase: PASSPHRASE })).toEqual(ok(REFUSED));
  expect(asked).toEqual([['unlock', { with: 'passphrase', passphrase: PASSPHRASE }]]);
});

it.each<[string, (handlers: Handlers) => unknown, unknown[]]>([
  [
    'vault:start-with-passphrase',
    (on) => on['vault:start-with-passphrase']({ passphrase: PASSPHRASE }),
    ['startWithPassphrase', PASSPHRASE],
  ],
  ['vault:keep-what-is-left', (on) => on['vault:keep-what-is-left'](undefined), ['keepWhatIsLeft']],
  ['vault:save-again', (on) => on['vault:save-again']({ replaceOther: true }), ['saveAgain', { replaceOther: true }]],
  [
    'vault:set-passphrase',
    (on) => on['vault:set-passphrase']({ current: null, passphrase: PASSPHRASE }),
    ['setPassphrase', { current: null, passphrase: PASSPHRASE }],
  ],
  [
    'vault:remove-passphrase',
    (on) => on['vault:remove-passphrase']({ current: PASSPHRASE }),
    ['removePassphrase', PASSPHRASE],
  ],
])('%s passes on what the vault answers, errors too', async (_channel, ask, expected) => {
  const method = String(expected[0]);
  for (const answer of [ok(STATUS), fail('WRITE_FAILED', 'Said by the vault.')] satisfies Result<VaultStatus>[]) {
    const { asked, handlers } = askedVault({ [method]: answer });
    expect(await ask(handlers)).toEqual(answer);
    expect(asked).toEqual([expected]);
  }
});

it('vault:renew-key reads what is remembered of use with the old key, and seals it anew once there is a new one', async () => {
  const refused = fail('WRITE_FAILED', 'Said by the vault.');
  const answers = { renewKey: refused as Result<VaultStatus> };
  const { asked, handlers } = askedVault(answers);
  expect(await handlers['vault:renew-key']({ passphrase: null })).toEqual(refused);
  expect(asked).toEqual([['read activity'], ['renewKey', null]]);
  answers.renewKey = ok(STATUS);
  expect(await handlers['vault:renew-key']({ passphrase: null })).toEqual(ok(STATUS));
  expect(asked.slice(2)).toEqual([['read activity'], ['renewKey', null], ['seal activity anew']]);
});

it('while a new recovery code is shown the window is kept out of screen captures, until it is confirmed', async () => {
  const answers = { makeRecoveryCode: ok(NEW_CODE), confirmRecoveryCode: fail('RECOVERY_CODE_INVALID', 'Mistyped.') };
  const { asked, handlers } = askedVault(answers);
  expect(await handlers['vault:make-recovery-code']({ current: PASSPHRASE })).toEqual(ok(NEW_CODE));
  const shown = [
    ['makeRecoveryCode', PASSPHRASE],
    ['protect from capture', true],
  ];
  expect(asked).toEqual(shown);
  const confirm = () => handlers['vault:confirm-recovery-code']({ group: 'BBBB' });
  expect(await confirm()).toEqual(answers.confirmRecoveryCode);
  expect(asked).toEqual([...shown, ['confirmRecoveryCode', 'BBBB']]);
  Object.assign(answers, { confirmRecoveryCode: ok(STATUS) });
  expect(await confirm()).toEqual(ok(STATUS));
  expect(asked.slice(3)).toEqual([
    ['confirmRecoveryCode', 'BBBB'],
    ['protect from capture', false],
  ]);
});

it('a new recovery code that is refused or forgotten leaves the window as it was', async () => {
  const refused = fail('WRONG_PASSPHRASE', 'Wrong.');
  const { asked, handlers } = askedVault({ makeRecoveryCode: refused });
  expect(await handlers['vault:make-recovery-code']({ current: null })).toEqual(refused);
  expect(asked).toEqual([['makeRecoveryCode', null]]);
  asked.length = 0;
  expect(await handlers['vault:forget-recovery-code'](undefined)).toEqual(ok(undefined));
  expect(asked).toEqual([['forgetRecoveryCode'], ['protect from capture', false]]);
});
