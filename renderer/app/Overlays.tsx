import { type Ref, useCallback, useImperativeHandle, useState } from 'react';
import { Palette, type PaletteProps } from '../screens/palette/Palette.tsx';
import { ShortcutSheet } from '../screens/palette/ShortcutSheet.tsx';
import type { PaletteLists } from './use-palette-lists.ts';

type Overlay = PaletteProps['kind'] | 'shortcuts';

export interface OverlaysHandle {
  show: (overlay: Overlay) => void;
}

interface OverlaysProps {
  lists: PaletteLists;
  ref: Ref<OverlaysHandle>;
}

/** What comes up over the whole workspace. It holds its own state, so that nothing below is drawn again for it. */
export function Overlays({ lists, ref }: OverlaysProps) {
  const [shown, setShown] = useState<Overlay>();
  useImperativeHandle(ref, () => ({ show: setShown }), []);
  const close = useCallback(() => setShown(undefined), []);
  return (
    <>
      {(['palette', 'switcher'] as const).map((kind) => (
        <Palette key={kind} kind={kind} isOpen={shown === kind} listCommands={lists[kind]} onClose={close} />
      ))}
      <ShortcutSheet isOpen={shown === 'shortcuts'} onClose={close} />
    </>
  );
}
