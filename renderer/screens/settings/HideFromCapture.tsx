import type { Settings } from '../../../shared/contract.ts';
import { Note } from '../../components/Note.tsx';
import { Tickbox } from '../../components/Tickbox.tsx';
import { type ChangeSettings, useSetting } from './use-setting.ts';

/** Linux has no such thing. */
const CAN_HIDE = /win|mac/i.test(navigator.platform);

interface HideFromCaptureProps {
  isHidden: Settings['hidesFromCapture'];
  onChange: ChangeSettings;
}

/** Whether others see the window in screenshots and on shared screens. Left out where the system can't hide it. */
export function HideFromCapture({ isHidden, onChange }: HideFromCaptureProps) {
  const { problem, change } = useSetting(onChange);
  return (
    CAN_HIDE && (
      <>
        <Tickbox
          label="Hide the window from screenshots and shared screens"
          description="Newer screen recorders on macOS may show it all the same."
          isSelected={isHidden}
          onChange={(hidesFromCapture) => change({ hidesFromCapture })}
        />
        {problem !== undefined && <Note tone="bad">{problem}</Note>}
      </>
    )
  );
}
