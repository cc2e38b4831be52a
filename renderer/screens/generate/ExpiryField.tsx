import { CalendarClock } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { expiryTooFarText, latestExpiry, MAX_PRESET, parseExpiry } from '../../../shared/expiry.ts';
import type { AppError } from '../../../shared/results.ts';
import { lifetimeNotice } from '../../../shared/token-form.ts';
import type { CredentialFamily } from '../../../shared/token-formats.ts';
import { localTimeText } from '../../../shared/wall-time.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useTimeWords } from '../../components/time-words.tsx';
import { Tooltip } from '../../components/Tooltip.tsx';
import { readClock, useNowSeconds } from '../../components/use-now.ts';
import { ExactTime } from './ExactTime.tsx';
import styles from './ExpiryField.module.css';
import type { FieldActions } from './use-generate.ts';

const PRESETS = [
  { value: '15m', label: '15 min' },
  { value: '1h', label: '1 h' },
  { value: '8h', label: '8 h' },
  { value: '24h', label: '24 h' },
  { value: '7d', label: '7 d' },
  { value: MAX_PRESET, label: 'Max' },
] as const;

interface ExpiryFieldProps {
  expires: string;
  problem: AppError | undefined;
  fields: FieldActions;
  family: CredentialFamily;
}

/** How long the token lets a client join: presets, any duration or date as text, or a date and time from a calendar. */
export const ExpiryField = memo(({ expires, problem, fields, family }: ExpiryFieldProps) => {
  const announce = useAnnounce();
  const { clock } = useTimeWords();
  const [isPicking, setPicking] = useState(false);
  const [headingId, momentId, pickerId] = [useId(), useId(), useId()];
  const typed = expires.trim();
  // Named and filled in from one reading of the clock: the button does what the sentence says.
  const latest = latestExpiry(readClock());
  const isTooFar = problem?.code === 'EXPIRY_TOO_FAR';

  const change = (changed: string) => {
    const notice = noticeFor(changed, family);
    if (notice !== undefined && noticeFor(expires, family) === undefined) {
      announce(notice);
    }
    fields.change({ expires: changed });
  };

  return (
    <div className={styles['expiry']} role="group" aria-labelledby={headingId}>
      <span id={headingId} className={styles['heading']}>
        Can join until
      </span>
      <Segmented
        label="Presets"
        hideLabel
        options={PRESETS}
        value={PRESETS.find(({ value }) => value === typed)?.value ?? null}
        onChange={change}
      />
      <div className={styles['entry']}>
        <TextInput
          label="Duration or date"
          hideLabel
          value={expires}
          onChange={change}
          onBlur={() => fields.leave('expires')}
          inputRef={fields.inputRef('expires')}
          describedBy={momentId}
          placeholder="90m, 2h 30m, 3d or 2026-12-24 18:00"
          error={isTooFar ? expiryTooFarText(latest, clock) : problem?.message}
        />
        <Tooltip text="Pick a date">
          <AriaButton
            className={styles['toggle'] ?? ''}
            aria-label="Pick a date"
            aria-expanded={isPicking}
            aria-controls={pickerId}
            onPress={() => setPicking(!isPicking)}
          >
            <CalendarClock size={16} aria-hidden="true" />
          </AriaButton>
        </Tooltip>
      </div>
      {isTooFar && (
        <div>
          <Button
            onPress={() => {
              change(localTimeText(latest));
              // The button goes with its problem.
              fields.focus('expires');
            }}
          >
            Use that
          </Button>
        </div>
      )}
      <div id={pickerId} hidden={!isPicking}>
        {isPicking && (
          <ExactTime
            expires={expires}
            onChange={change}
            onBlur={() => fields.leave('expires')}
            isInvalid={problem !== undefined}
            describedBy={momentId}
          />
        )}
      </div>
      <div id={momentId} className={styles['meaning']}>
        <ExpiryMoment expires={expires} family={family} />
      </div>
    </div>
  );
});

/** The moment the text comes to, from now; it moves on with the clock. Left out while the text can't be used. */
function ExpiryMoment({ expires, family }: { expires: string; family: CredentialFamily }) {
  const { localAndUtc } = useTimeWords();
  const nowSeconds = useNowSeconds();
  const expiry = parseExpiry(expires, nowSeconds);
  const notice = expiry.ok ? lifetimeNotice(family, expiry.value - nowSeconds) : undefined;
  return (
    <>
      {/* Its line stays while what is typed is no time yet, so that nothing below moves. */}
      <p className={styles['moment']}>{expiry.ok ? localAndUtc(expiry.value) : '\u00A0'}</p>
      <p>Stops new joins after this. A call that is running goes on.</p>
      {notice !== undefined && <Note tone="warn">{notice}</Note>}
    </>
  );
}

function noticeFor(expires: string, family: CredentialFamily): string | undefined {
  const nowSeconds = readClock();
  const expiry = parseExpiry(expires, nowSeconds);
  return expiry.ok ? lifetimeNotice(family, expiry.value - nowSeconds) : undefined;
}
