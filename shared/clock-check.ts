import * as v from 'valibot';
import { CREDENTIAL_FAMILIES, type CredentialFamily } from './token-formats.ts';

/** Who is asked for the time: the host whose servers will judge the token (the API hosts of the official SDKs). */
export const CLOCK_HOSTS = {
  opentok: 'api.opentok.com',
  vonage: 'video.api.vonage.com',
} as const satisfies Record<CredentialFamily, string>;

export const clockCheckRequestSchema = v.strictObject({ family: v.picklist(CREDENTIAL_FAMILIES) });

export const clockCheckSchema = v.strictObject({
  /** By how many whole seconds this computer's clock is ahead of the host's; negative: behind it. */
  aheadSeconds: v.pipe(v.number(), v.integer()),
  host: v.picklist(Object.values(CLOCK_HOSTS)),
  /** Unix seconds, by this computer's clock. */
  checkedAt: v.pipe(v.number(), v.integer()),
});

export type ClockCheck = v.InferOutput<typeof clockCheckSchema>;

/** Up to here a clock counts as right: one answer tells no better than to a few seconds. */
const RIGHT_WITHIN_SECONDS = 5;

/** Above this it is far off. */
const FAR_OFF_SECONDS = 30;

export type ClockVerdict = 'right' | 'off' | 'far-off';

/** How a clock that is ahead or behind by so many seconds is judged. */
export function clockVerdict(aheadSeconds: number): ClockVerdict {
  const offSeconds = Math.abs(aheadSeconds);
  if (offSeconds <= RIGHT_WITHIN_SECONDS) {
    return 'right';
  }
  return offSeconds <= FAR_OFF_SECONDS ? 'off' : 'far-off';
}
