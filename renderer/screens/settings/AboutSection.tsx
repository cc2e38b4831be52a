import { useEffect, useEffectEvent, useState } from 'react';
import type { WindowApi } from '../../../shared/window-api.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { LicencesDialog } from './LicencesDialog.tsx';
import { SettingsRow } from './SettingsSection.tsx';
import styles from './settings.module.css';

/** Which version this is, whose work is in it, and what to send along with a report. */
export function AboutSection({ api }: { api: WindowApi['settings'] }) {
  const announce = useAnnounce();
  const [diagnostics, setDiagnostics] = useState('');
  const [problem, setProblem] = useState<string>();
  const [showsLicences, setShowsLicences] = useState(false);
  const read = useEffectEvent(() => api.diagnostics());
  useEffect(() => {
    void read().then((reply) => setDiagnostics(reply.ok ? reply.value : ''));
  }, []);
  const copy = async () => {
    const copied = await api.copyDiagnostics();
    setProblem(copied.ok ? undefined : copied.error.message);
    announce(copied.ok ? 'Diagnostics copied.' : copied.error.message);
  };
  const [nameAndVersion = ''] = diagnostics.split('\n');
  return (
    <>
      <SettingsRow
        title={nameAndVersion === '' ? 'Tokenbooth' : nameAndVersion}
        actions={<Button onPress={() => setShowsLicences(true)}>Show licences</Button>}
      >
        Makes and checks OpenTok and Vonage Video client tokens. Free software under the MIT licence, built with the
        work of others.
      </SettingsRow>
      <SettingsRow title="Diagnostics" actions={<Button onPress={() => void copy()}>Copy diagnostics</Button>}>
        To send along when you report a problem. This is all that is copied; no secret, name or path is in it:
      </SettingsRow>
      {diagnostics !== '' && <p className={styles['lines']}>{diagnostics}</p>}
      {problem !== undefined && <Note tone="bad">{problem}</Note>}
      <LicencesDialog isOpen={showsLicences} read={api.licences} onClose={() => setShowsLicences(false)} />
    </>
  );
}
