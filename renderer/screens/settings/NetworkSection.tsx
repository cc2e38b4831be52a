import { CLOCK_HOSTS } from '../../../shared/clock-check.ts';
import type { ClockChecking } from '../../app/use-clock-check.ts';
import { Button } from '../../components/Button.tsx';
import { clockFinding } from '../../components/clock-words.ts';
import { Note } from '../../components/Note.tsx';
import { useTimeWords } from '../../components/time-words.tsx';
import { SettingsRow } from './SettingsSection.tsx';
import styles from './settings.module.css';

/** Every call of the network there is. */
export function NetworkSection({ clock }: { clock: ClockChecking }) {
  const { checked, isPending, run } = clock;
  return (
    <>
      <p className={styles['sentence']}>
        Nothing here calls the network by itself: no update check, no statistics, no account. Your secrets and tokens
        leave this computer only where you paste or export them. One thing is asked of the network, when you press its
        button:
      </p>
      <SettingsRow
        title="Clock check"
        actions={
          <Button isPending={isPending} onPress={run}>
            {isPending ? 'Checking…' : 'Check clock'}
          </Button>
        }
      >
        Asks {CLOCK_HOSTS.opentok}, or {CLOCK_HOSTS.vonage} for a Vonage project, what time it is. A token from a clock
        that is ahead may be refused. No key, token or name is sent.
      </SettingsRow>
      {checked !== undefined && !isPending && <ClockNote checked={checked} />}
    </>
  );
}

function ClockNote({ checked }: { checked: NonNullable<ClockChecking['checked']> }) {
  const { localTimeOfDay } = useTimeWords();
  const { fact, meaning, tone } = clockFinding(checked);
  return (
    <Note tone={tone}>
      <strong>{fact}</strong>
      {meaning !== '' && ` ${meaning}`}
      {checked.ok && ` Compared with ${checked.value.host} at ${localTimeOfDay(checked.value.checkedAt)}.`}
    </Note>
  );
}
