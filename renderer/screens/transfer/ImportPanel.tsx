import { useEffect, useEffectEvent, useState } from 'react';
import { PASSPHRASE_MAX_LENGTH } from '../../../shared/passphrase.ts';
import type { Project } from '../../../shared/projects.ts';
import type { AppError, Result } from '../../../shared/results.ts';
import type { ReadImportReply } from '../../../shared/transfer.ts';
import type { WindowApi } from '../../../shared/window-api.ts';
import { SecretForm } from '../../components/SecretForm.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { ImportPreviewForm } from './ImportPreviewForm.tsx';
import { ImportSource } from './ImportSource.tsx';

interface ImportPanelProps {
  api: WindowApi;
  /** Told what was done, in a sentence; it may not be saved yet. */
  onImported: (words: string) => Promise<void>;
  onCancel: () => void;
  /** Told whether something was found that is not imported yet. */
  onUnfinished: (isUnfinished: boolean) => void;
}

/** An import from the choice of a file to the last click. Whatever was read is forgotten when the panel goes. */
export function ImportPanel({ api, onImported, onCancel, onUnfinished }: ImportPanelProps) {
  const opening = useAttempt();
  const [read, setRead] = useState<Exclude<ReadImportReply, { state: 'cancelled' }>>();
  const [saved, setSaved] = useState<readonly Project[]>([]);
  const importId = read?.importId;
  const discard = useEffectEvent((id: string) => void api.transfer.discard({ importId: id }));
  useEffect(() => (importId === undefined ? undefined : () => discard(importId)), [importId]);

  const reportUnfinished = useEffectEvent((isUnfinished: boolean) => onUnfinished(isUnfinished));
  const isPreview = read?.state === 'preview';
  useEffect(() => {
    reportUnfinished(isPreview);
    return () => reportUnfinished(false);
  }, [isPreview]);

  const show = async (reply: Promise<Result<ReadImportReply>>): Promise<AppError | undefined> => {
    const result = await reply;
    if (!result.ok) {
      return result.error;
    }
    const { value } = result;
    if (value.state === 'preview' && value.entries.some(({ credentialId }) => credentialId === '')) {
      const list = await api.projects.list();
      setSaved(list.ok ? [...list.value.projects, ...list.value.damaged.flatMap(({ project }) => project ?? [])] : []);
    }
    setRead(value.state === 'cancelled' ? undefined : value);
    return undefined;
  };
  const startOver = () => setRead(undefined);

  if (read === undefined) {
    return (
      <ImportSource
        onReadFile={() => show(api.transfer.readFile())}
        onReadText={(text) => show(api.transfer.readText({ text }))}
        onCancel={onCancel}
      />
    );
  }
  if (read.state === 'sealed') {
    return (
      <SecretForm
        label={`Passphrase of ${read.fileName ?? 'the export'}`}
        kind="passphrase"
        description="The one that was chosen when the projects were exported."
        maxLength={PASSPHRASE_MAX_LENGTH}
        emptyMessage="Enter the passphrase of the export."
        submitLabel="Open the export"
        pendingLabel="Opening…"
        attempt={opening}
        onSubmit={(passphrase) => show(api.transfer.openExport({ importId: read.importId, passphrase }))}
        onCancel={() => {
          opening.clear();
          startOver();
        }}
      />
    );
  }
  return (
    <ImportPreviewForm
      key={read.importId}
      api={api}
      preview={read}
      saved={saved}
      onImported={onImported}
      onCancel={startOver}
    />
  );
}
