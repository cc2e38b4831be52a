import { type DragEvent, useState } from 'react';

interface FileDropOptions {
  /** Largest file that is read, in bytes. */
  maxBytes: number;
  tooLargeMessage: string;
  onText: (text: string, fileName: string) => void;
  onProblem: (message: string) => void;
}

/** Reads a file that was dropped or chosen. */
export interface FileDrop {
  isDropTarget: boolean;
  /** For the element that files are dropped on. */
  dropProps: Record<'onDragOver' | 'onDragLeave' | 'onDrop', (event: DragEvent) => void>;
  read: (file: File | undefined) => Promise<void>;
}

/** Lets a file be dropped. It is read here and goes nowhere but to `onText`. */
export function useFileDrop({ maxBytes, tooLargeMessage, onText, onProblem }: FileDropOptions): FileDrop {
  const [isDropTarget, setDropTarget] = useState(false);
  const read = async (file: File | undefined) => {
    if (file === undefined) {
      return;
    }
    if (file.size > maxBytes) {
      onProblem(tooLargeMessage);
      return;
    }
    const text = await file.text().catch(() => undefined);
    if (text === undefined) {
      onProblem("This file can't be read. Check that it is still there and that you may open it.");
      return;
    }
    onText(text, file.name);
  };
  return {
    isDropTarget,
    dropProps: {
      onDragOver: (event) => {
        event.preventDefault();
        setDropTarget(true);
      },
      onDragLeave: () => setDropTarget(false),
      onDrop: (event) => {
        setDropTarget(false);
        if (event.dataTransfer.files.length > 0) {
          event.preventDefault();
          void read(event.dataTransfer.files[0]);
        }
      },
    },
    read,
  };
}
