import { type Ref, useImperativeHandle, useState } from 'react';
import type { Command } from '../screens/palette/find-commands.ts';
import { Palette } from '../screens/palette/Palette.tsx';
import { ShortcutSheet } from '../screens/palette/ShortcutSheet.tsx';

type Overlay = 'palette' | 'switcher' | 'shortcuts';

export interface OverlaysHandle {
  show: (overlay: Overlay) => void;
}

interface OverlaysProps {
  /** Asked for only while the switcher is open. */
  listProjects: () => Command[];
  /** Asked for only while the palette is open. */
  listAll: () => Command[];
  ref: Ref<OverlaysHandle>;
}

/** What comes up over the whole workspace. It holds its own state, so that nothing below is drawn again for it. */
export function Overlays({ listProjects, listAll, ref }: OverlaysProps) {
  const [shown, setShown] = useState<Overlay>();
  useImperativeHandle(ref, () => ({ show: setShown }), []);
  const close = () => setShown(undefined);
  return (
    <>
      <Palette
        kind={shown === 'shortcuts' ? undefined : shown}
        listCommands={shown === 'switcher' ? listProjects : listAll}
        onClose={close}
      />
      <ShortcutSheet isOpen={shown === 'shortcuts'} onClose={close} />
    </>
  );
}
