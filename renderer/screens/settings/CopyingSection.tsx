import { CLEAR_COPIED_AFTER_SECONDS, type Settings } from '../../../shared/contract.ts';
import { Note } from '../../components/Note.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Tickbox } from '../../components/Tickbox.tsx';
import { type ChangeSettings, useSetting } from './use-setting.ts';

const CLEARING = [
  ...CLEAR_COPIED_AFTER_SECONDS.map((seconds) => ({ value: String(seconds), label: `${seconds} s` })),
  { value: 'never', label: 'Never' },
];

interface CopyingSectionProps {
  settings: Settings;
  onChange: ChangeSettings;
}

/** How a token gets onto the clipboard, and off it again. */
export function CopyingSection({ settings, onChange }: CopyingSectionProps) {
  const { problem, change } = useSetting(onChange);
  const { clearsCopiedTokenAfterSeconds: seconds } = settings;
  return (
    <>
      <Tickbox
        label="Copy a new token"
        description="Generate puts the token on the clipboard at once, ready to paste."
        isSelected={settings.copiesAfterGenerating}
        onChange={(copiesAfterGenerating) => change({ copiesAfterGenerating })}
      />
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
