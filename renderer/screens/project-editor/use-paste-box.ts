import { useRef, useState } from 'react';
import { PASTED_MAX_LENGTH, recognise, type Recognised } from '../../../shared/credentials-text/recognise.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { FIELDS_OF_FAMILY } from './editor-draft.ts';
import { conflictsWith, conflictWords, filledWords, fillIn, missingIn, type Suggested } from './pasted-draft.ts';
import type { Editor } from './use-editor.ts';

/** What became of a text, in words without a secret. */
interface Outcome {
  kind: 'filled' | 'conflict' | 'problem';
  words: string;
  /** An import takes the text as it is. */
  isForImport?: boolean;
}

/** The box for pasted credentials. */
export interface PasteBoxState {
  /** What is in the box: only what could not be filled in. */
  text: string;
  outcome: Outcome | undefined;
  change: (text: string) => void;
  /** Sees a pasted text first; answers true to keep it out of the box. */
  takePasted: (text: string) => boolean;
  /** Reads what was typed; the focus stays where the person has moved it. */
  leave: () => void;
  /** Reads what was typed before the form is sent; answers whether the person should look at what came of it first. */
  readBeforeSaving: () => boolean;
  readFile: (text: string, fileName: string) => void;
  refuseFile: (message: string) => void;
  /** Fills in the text in the box, over what was entered. */
  replace: () => void;
  /** Keeps what was entered. */
  keep: () => void;
}

/** Holds the paste box. SECURITY: what was recognised goes into the fields of the draft, and does not stay here. */
export function usePasteBox(editor: Editor): PasteBoxState {
  const { draft } = editor;
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const [filled, setFilled] = useState<Pick<Recognised, 'family' | 'credentialId'>>();
  const [suggested, setSuggested] = useState<Suggested>({ name: draft.name, environment: draft.environment });
  const isTyped = useRef(false);
  const isPasting = useRef(false);
  /** The file that the text in the box is from. */
  const fileName = useRef<string | null>(null);

  const say = (said: Outcome) => {
    setOutcome(said);
    announce(said.words);
  };

  const fill = (recognised: Recognised, movesFocus: boolean) => {
    const change = fillIn(draft, recognised, suggested);
    const { name = suggested.name, environment = suggested.environment } = change;
    const after = { ...draft, ...change };
    editor.change(change);
    setSuggested({ name, environment });
    setText('');
    setFilled(recognised.credentialId === '' ? undefined : recognised);
    say({ kind: 'filled', words: filledWords(recognised, change, after) });
    if (movesFocus) {
      editor.focus(missingIn(after)[0] ?? 'save');
    }
  };

  const read = (given: string, from: string | null, movesFocus = true): Outcome['kind'] => {
    isTyped.current = false;
    fileName.current = from;
    const recognition = recognise(given, from);
    if (!recognition.ok) {
      const { message, isForImport } = recognition.problem;
      say({ kind: 'problem', words: message, isForImport });
      return 'problem';
    }
    const conflicts = conflictsWith(draft, recognition.value);
    if (conflicts.length > 0) {
      setText(given);
      say({ kind: 'conflict', words: conflictWords(recognition.value, conflicts) });
      return 'conflict';
    }
    fill(recognition.value, movesFocus);
    return 'filled';
  };

  const readTyped = (movesFocus: boolean) =>
    isTyped.current && text.trim() !== '' ? read(text, null, movesFocus) : undefined;

  const isOutdated =
    outcome?.kind === 'filled' &&
    filled !== undefined &&
    (draft.family !== filled.family || draft[FIELDS_OF_FAMILY[filled.family][0]] !== filled.credentialId);

  return {
    text,
    outcome: isOutdated ? undefined : outcome,
    change: (changed) => {
      setText(changed);
      if (isPasting.current) {
        // Together with what was there before it may be whole.
        read(changed, null);
      } else {
        isTyped.current = true;
        setOutcome(undefined);
      }
      isPasting.current = false;
    },
    takePasted: (pasted) => {
      const isWhole = pasted.length > PASTED_MAX_LENGTH || recognise(pasted).ok;
      if (isWhole) {
        read(pasted, null);
      }
      isPasting.current = !isWhole;
      return isWhole;
    },
    leave: () => void readTyped(false),
    readBeforeSaving: () => {
      const kind = readTyped(true);
      return kind === 'filled' || kind === 'conflict';
    },
    readFile: (given, name) => void read(given, name),
    refuseFile: (message) => say({ kind: 'problem', words: message }),
    replace: () => {
      const recognition = recognise(text, fileName.current);
      if (recognition.ok) {
        fill(recognition.value, true);
      }
    },
    keep: () => {
      setText('');
      setOutcome(undefined);
      editor.focus(missingIn(draft)[0] ?? 'save');
    },
  };
}
