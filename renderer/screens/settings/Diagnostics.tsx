import { useEffect, useEffectEvent, useState } from 'react';
import type { WindowApi } from '../../../shared/window-api.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { SettingsRow } from './SettingsSection.tsx';
import styles from './settings.module.css';

/** The versions of the app and its parts, to send along with a report. */
export function Diagnostics({ api }: { api: WindowApi['settings'] }) {
  const announce = useAnnounce();
  const [text, setText] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const read = useEffectEvent(() => api.diagnostics());
  useEffect(() => {
    void read().then((reply) => setText(reply.ok ? reply.value : undefined));
  }, []);
  const copy = async () => {
    const copied = await api.copyDiagnostics();
    setProblem(copied.ok ? undefined : copied.error.message);
    announce(copied.ok ? 'Diagnostics copied.' : copied.error.message);
  };
  return (
    <>
      <SettingsRow title="Diagnostics" actions={<Button onPress={() => void copy()}>Copy diagnostics</Button>}>
        Versions and counts, to send along when you report a problem. No secret, name or path is in them.
      </SettingsRow>
      {text !== undefined && <p className={styles['lines']}>{text}</p>}
      {problem !== undefined && <Note tone="bad">{problem}</Note>}
    </>
  );
}
