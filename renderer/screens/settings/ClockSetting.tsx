import type { Settings } from '../../../shared/contract.ts';
import { COMPUTER_ZONE } from '../../components/computer-zone.ts';
import { Note } from '../../components/Note.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { type ChangeSettings, useSetting } from './use-setting.ts';

const OPTIONS = [
  { value: '24h', label: '24 h' },
  { value: '12h', label: '12 h' },
] as const satisfies { value: Settings['clock']; label: string }[];

const ZONES =
  COMPUTER_ZONE === 'UTC'
    ? 'Times are shown in UTC.'
    : `Times are shown in this computer's zone (${COMPUTER_ZONE}) and in UTC.`;

interface ClockSettingProps {
  clock: Settings['clock'];
  onChange: ChangeSettings;
}

/** How times of day are spelled, and in which zones. */
export function ClockSetting({ clock, onChange }: ClockSettingProps) {
  const { problem, change } = useSetting(onChange);
  return (
    <>
      <Segmented
        label="Clock"
        options={OPTIONS}
        value={clock}
        onChange={(chosen) => change({ clock: chosen })}
        description={ZONES}
      />
      {problem !== undefined && <Note tone="bad">{problem}</Note>}
    </>
  );
}
