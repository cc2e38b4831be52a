import type { Settings } from '../../../shared/contract.ts';
import { Note } from '../../components/Note.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { type ChangeSettings, useSetting } from './use-setting.ts';

const OPTIONS = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

interface ThemeSettingProps {
  theme: Settings['theme'];
  onChange: ChangeSettings;
}

/** Whether the window is light or dark. */
export function ThemeSetting({ theme, onChange }: ThemeSettingProps) {
  const { problem, change } = useSetting(onChange);
  return (
    <>
      <Segmented label="Theme" options={OPTIONS} value={theme} onChange={(chosen) => change({ theme: chosen })} />
      {problem !== undefined && <Note tone="bad">{problem}</Note>}
    </>
  );
}
