import { useId } from 'react';
import { MAX_PRESET, parseExpiry } from '../../../shared/expiry.ts';
import { Button } from '../../components/Button.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { localAndUtc } from '../../../shared/time-words.ts';
import { useNowSeconds } from '../../components/use-now.ts';
import styles from './ExpiryField.module.css';
import type { Generate } from './use-generate.ts';

const PRESETS = [
  { value: '15m', label: '15 min' },
  { value: '1h', label: '1 h' },
  { value: '8h', label: '8 h' },
  { value: '24h', label: '24 h' },
  { value: '7d', label: '7 d' },
  { value: MAX_PRESET, label: 'Max' },
] as const;

/** How long the token lets a client join: presets, or any duration or date as text, with the moment it comes to. */
export function ExpiryField({ generate }: { generate: Generate }) {
  const { draft, problems } = generate;
  const problem = problems.expires;
  const headingId = useId();
  const momentId = useId();
  const typed = draft.expires.trim();
  return (
    <div className={styles['expiry']} role="group" aria-labelledby={headingId}>
      <div className={styles['head']}>
        <span id={headingId} className={styles['heading']}>
          Can join until
        </span>
        <span id={momentId} className={styles['moment']}>
          <ExpiryMoment expires={draft.expires} />
        </span>
      </div>
      <Segmented
        label="Presets"
        hideLabel
        options={PRESETS}
        value={PRESETS.find(({ value }) => value === typed)?.value ?? null}
        onChange={(expires) => generate.change({ expires })}
      />
      <TextInput
        label="Duration or date"
        hideLabel
        value={draft.expires}
        onChange={(expires) => generate.change({ expires })}
        onBlur={() => generate.leave('expires')}
        inputRef={generate.inputRef('expires')}
        describedBy={momentId}
        placeholder="90m, 2h 30m, 3d or 2026-12-24 18:00"
        error={problem?.message}
        description="Stops new joins after this. A call that is running goes on."
      />
      {problem?.code === 'EXPIRY_TOO_FAR' && (
        <div>
          <Button onPress={() => generate.change({ expires: MAX_PRESET })}>Use that</Button>
        </div>
      )}
    </div>
  );
}

/** The moment the text comes to, from now; it moves on with the clock. Nothing while the text can't be used. */
function ExpiryMoment({ expires }: { expires: string }) {
  const expiry = parseExpiry(expires, useNowSeconds());
  return expiry.ok ? localAndUtc(expiry.value) : null;
}
