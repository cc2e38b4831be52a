import { CLEAR_COPIED_AFTER_SECONDS, type Settings } from '../../../shared/contract.ts';
import { Note } from '../../components/Note.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { type ChangeSettings, useSetting } from './use-setting.ts';

const CLEARING = [
  { value: 'never', label: 'Never' },
  ...CLEAR_COPIED_AFTER_SECONDS.map((seconds) => ({
    value: String(seconds),
    label: seconds < 60 ? `${seconds} s` : `${seconds / 60} min`,
  })),
];

interface CopyingSectionProps {
  settings: Settings;
  onChange: ChangeSettings;
}

/** What becomes of a token on the clipboard. */
export function CopyingSection({ settings, onChange }: CopyingSectionProps) {
  const { problem, change } = useSetting(onChange);
  const { clearsCopiedTokenAfterSeconds: seconds } = settings;
  return (
    <>
      <Segmented
        label="Clear a copied token after"
        options={CLEARING}
        value={seconds === null ? 'never' : String(seconds)}
        onChange={(value) =>
          change({
            clearsCopiedTokenAfterSeconds: CLEAR_COPIED_AFTER_SECONDS.find((known) => String(known) === value) ?? null,
          })
        }
        description="Only if it is still on the clipboard, and from the next copy on. It is also cleared when your projects lock and when the app quits. A clipboard history of your system may keep it longer."
      />
      {problem !== undefined && <Note tone="bad">{problem}</Note>}
    </>
  );
}
