import { useState } from 'react';
import { latestExpiry, parseExpiry } from '../../../shared/expiry.ts';
import { type ClockZone, wallTime, wallTimeText } from '../../../shared/wall-time.ts';
import { afterPointer } from '../../components/after-pointer.ts';
import { COMPUTER_ZONE } from '../../components/computer-zone.ts';
import { useNowSeconds } from '../../components/use-now.ts';
import styles from './ExactTime.module.css';

interface ExactTimeProps {
  expires: string;
  onChange: (expires: string) => void;
  onBlur: () => void;
  isInvalid: boolean;
  /** The id of what says which moment it comes to. */
  describedBy: string;
}

/** A date and time of day with its zone. Shows the moment the text means, and writes a text of its own once changed. */
export function ExactTime({ expires, onChange, onBlur, isInvalid, describedBy }: ExactTimeProps) {
  const nowSeconds = useNowSeconds();
  const [zone, setZone] = useState<ClockZone>(() => (/(?:Z|UTC)\s*$/i.test(expires) ? 'utc' : 'local'));
  /** What was entered here, while the text still is the one it was written as. Empty while a part is missing. */
  const [entered, setEntered] = useState<{ value: string; expires: string }>();
  const isOwn = entered?.expires === expires;
  const expiry = parseExpiry(expires, nowSeconds);
  const value = isOwn ? entered.value : expiry.ok ? wallTime(expiry.value, zone) : '';

  const enter = (chosen: string, chosenZone: ClockZone) => {
    const text = chosen === '' ? expires : wallTimeText(chosen, chosenZone);
    setEntered({ value: chosen, expires: text });
    if (text !== expires) {
      onChange(text);
    }
  };

  const changeZone = (chosenZone: ClockZone) => {
    setZone(chosenZone);
    // A duration is the same in every zone.
    if (value !== '' && /^\s*\d{4}-/.test(expires)) {
      enter(value, chosenZone);
    }
  };

  return (
    <div className={styles['exact']}>
      <input
        type="datetime-local"
        className={styles['input']}
        aria-label="Date and time"
        aria-describedby={describedBy}
        aria-invalid={isInvalid && isOwn}
        value={value}
        min={wallTime(nowSeconds + 60, zone)}
        max={wallTime(latestExpiry(nowSeconds), zone)}
        onChange={(event) => enter(event.target.value, zone)}
        onBlur={() => {
          if (entered?.value === '') {
            setEntered(undefined);
          }
          afterPointer(onBlur);
        }}
      />
      {COMPUTER_ZONE === 'UTC' ? (
        <span className={styles['zone']}>UTC</span>
      ) : (
        <select
          className={styles['input']}
          aria-label="Time zone"
          value={zone}
          onChange={(event) => changeZone(event.target.value as ClockZone)}
        >
          <option value="local">{COMPUTER_ZONE}</option>
          <option value="utc">UTC</option>
        </select>
      )}
    </div>
  );
}
