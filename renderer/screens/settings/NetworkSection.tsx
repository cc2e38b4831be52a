import { CLOCK_HOSTS } from '../../../shared/clock-check.ts';
import type { ClockChecking } from '../../app/use-clock-check.ts';
import { Button } from '../../components/Button.tsx';
import { clockFinding } from '../../components/clock-words.ts';
import { Note } from '../../components/Note.tsx';
import { useTimeWords } from '../../components/time-words.tsx';
import { SettingsRow } from './SettingsSection.tsx';
import styles from './settings.module.css';

/** Every call of the network there is. */
export function NetworkSection({ clockCheck }: { clockCheck: ClockChecking }) {
  const { checked, isPending, run } = clockCheck;
  return (
    <>
      <p className={styles['sentence']}>
        Tokenbooth sends your secrets and tokens nowhere, and calls the network for nothing by itself: no update check,
        no statistics, no account. One thing is asked of the network, when you press its button:
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
        that is ahead may be refused. No key, token or name is sent; as with any call, the host sees your network
        address.
      </SettingsRow>
      {checked !== undefined && <ClockNote checked={checked} />}
    </>
  );
}

function ClockNote({ checked }: { checked: NonNullable<ClockChecking['checked']> }) {
  const { localTime } = useTimeWords();
  const { fact, meaning, tone } = clockFinding(checked);
  return (
    <Note tone={tone}>
      <strong>{fact}</strong>
      {meaning !== '' && ` ${meaning}`}
      {checked.ok && ` Compared with ${checked.value.host} on ${localTime(checked.value.checkedAt)}.`}
    </Note>
  );
}
