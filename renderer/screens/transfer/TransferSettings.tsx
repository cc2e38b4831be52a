import { useRef, useState } from 'react';
import type { RequestOf } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/results.ts';
import type { WindowApi } from '../../../shared/window-api.ts';
import type { AppActions } from '../../app/app-actions.ts';
import { asksPassphrase, type UnlockedStatus } from '../../app/app-state.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { useFocusAfterRender } from '../../components/use-focus-after-render.ts';
import { doneWords } from '../../components/vault-words.ts';
import { SettingsRow } from '../settings/SettingsSection.tsx';
import { exportedWords, isWholeExport } from './export-words.ts';
import { ExportEverythingDialog } from './ExportEverythingDialog.tsx';
import { ImportPanel } from './ImportPanel.tsx';

interface TransferSettingsProps {
  api: WindowApi;
  status: UnlockedStatus;
  actions: AppActions;
  /** The import is open at first. */
  startsImport: boolean;
  onUnfinishedImport: (isUnfinished: boolean) => void;
}

/** What was done last. A warning where something is missing from it. */
interface Done {
  what: 'settings' | 'everything' | 'import';
  words: string;
  tone: 'good' | 'warn';
}

/** Takes projects out of this computer and into it. */
export function TransferSettings(props: TransferSettingsProps) {
  const { api, status, actions, startsImport, onUnfinishedImport } = props;
  const announce = useAnnounce();
  const focusAfterRender = useFocusAfterRender();
  const settingsExport = useAttempt();
  const [open, setOpen] = useState<'everything' | 'import' | undefined>(startsImport ? 'import' : undefined);
  const [done, setDone] = useState<Done>();
  const importButton = useRef<HTMLButtonElement>(null);

  const close = (what: typeof open) => setOpen((current) => (current === what ? undefined : current));
  const say = (said: Done) => {
    setDone(said);
    announce(said.words);
  };
  const exportAs = async (request: RequestOf<'transfer:export'>): Promise<AppError | undefined> => {
    setDone(undefined);
    const reply = await api.transfer.export(request);
    if (!reply.ok) {
      return reply.error;
    }
    if (reply.value.state === 'saved') {
      say({
        what: request.what,
        words: exportedWords(reply.value),
        tone: isWholeExport(reply.value) ? 'good' : 'warn',
      });
      if (request.what === 'everything') {
        close('everything');
      }
    }
    return undefined;
  };
  const closeImport = () => {
    close('import');
    focusAfterRender(() => importButton.current?.focus());
  };
  const note = (what: Done['what']) => done?.what === what && <Note tone={done.tone}>{done.words}</Note>;

  return (
    <>
      <SettingsRow
        title="Export settings"
        actions={
          <Button
            isPending={settingsExport.isPending}
            onPress={() => void settingsExport.run(() => exportAs({ what: 'settings' }))}
          >
            Export settings…
          </Button>
        }
      >
        Projects with their API keys or application IDs, defaults and named sessions, without any secret: to share with
        a colleague.
      </SettingsRow>
      {settingsExport.problem !== undefined && <Note tone="bad">{settingsExport.problem.message}</Note>}
      {note('settings')}
      <SettingsRow
        title="Export everything"
        actions={<Button onPress={() => setOpen('everything')}>Export everything…</Button>}
      >
        All projects with their secrets, sealed with a passphrase: for a new computer, or as a copy kept elsewhere.
      </SettingsRow>
      {note('everything')}
      <SettingsRow
        title="Import"
        actions={
          open === 'import' ? undefined : (
            <Button
              ref={importButton}
              onPress={() => {
                setDone(undefined);
                setOpen('import');
              }}
            >
              Import…
            </Button>
          )
        }
      >
        From a Tokenbooth export, a .env file, JSON, a Vonage CLI configuration or a private key file.
      </SettingsRow>
      {open === 'import' && (
        <ImportPanel
          api={api}
          onImported={async (words) => {
            await actions.refresh();
            const isSaved = actions.isSaved();
            say({ what: 'import', words: doneWords(words, isSaved), tone: isSaved ? 'good' : 'warn' });
            closeImport();
          }}
          onCancel={closeImport}
          onUnfinished={onUnfinishedImport}
        />
      )}
      {note('import')}
      <ExportEverythingDialog
        isOpen={open === 'everything'}
        asksCurrent={asksPassphrase(status)}
        onExport={(passphrases) => exportAs({ what: 'everything', ...passphrases })}
        onClose={() => close('everything')}
      />
    </>
  );
}
