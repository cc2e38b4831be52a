import { useEffect, useEffectEvent } from 'react';
import type { MenuCommand } from '../../shared/menu-commands.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import { isDialogOpen } from './is-dialog-open.ts';

/** Runs `onCommand` for each command of the application menu, except while a dialog is open. */
export function useMenuCommands({ onCommand }: WindowApi['menu'], run: (command: MenuCommand) => void): void {
  const handle = useEffectEvent((command: MenuCommand) => {
    if (!isDialogOpen()) {
      run(command);
    }
  });
  useEffect(() => onCommand((command) => handle(command)), [onCommand]);
}
