import { type RefCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Project, ProjectDraft } from '../../../shared/projects.ts';
import type { AppError, Field, Result } from '../../../shared/results.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { useFocusAfterRender } from '../../components/use-focus-after-render.ts';
import { readClock } from '../../components/use-now.ts';
import { doneWords } from '../../components/vault-words.ts';
import {
  type CredentialField,
  checkEditorDraft,
  copiedEditorDraft,
  type EditorDraft,
  editorDraftOf,
  FIELDS_OF_FAMILY,
  newEditorDraft,
  projectDraftOf,
} from './editor-draft.ts';
import { findMisplaced, type Misplaced } from './misplaced.ts';

/** The project editor's fields, their problems, and saving. */
export interface Editor {
  draft: EditorDraft;
  /** Something was entered that is not saved. */
  isChanged: boolean;
  change: (change: Partial<EditorDraft>) => void;
  leave: (field: Field) => void;
  problems: Partial<Record<Field, AppError>>;
  /** A problem of the whole project rather than of one field. */
  generalProblem: AppError | undefined;
  misplaced: Misplaced | undefined;
  /** Takes the text out of the wrong field and puts it into the right one. */
  moveMisplaced: () => void;
  /** Answers whether a pasted text was kept out of the field because it belongs elsewhere. */
  interceptPaste: (field: CredentialField, text: string) => boolean;
  isSaving: boolean;
  save: () => Promise<void>;
  inputRef: (control: FocusTarget) => RefCallback<HTMLElement>;
  /** Moves the focus there once what was just changed is on screen. */
  focus: (control: FocusTarget) => void;
}

/** A field, or another control of the form that the focus moves to. */
type FocusTarget = Field | 'pasted' | 'save';

/** A saved project, and the name its copy starts with. */
export interface CopiedProject {
  project: Project;
  name: string;
}

interface EditorOptions {
  /** The project to change, or undefined for a new one. */
  project: Project | undefined;
  /** The API key or application ID to start a new project with. */
  owner: string | undefined;
  /** The project a new one starts as a copy of. */
  copied: CopiedProject | undefined;
  /** The saved secret is lost, so it has to be given again. */
  needsSecret: boolean;
  onSave: (draft: ProjectDraft) => Promise<Result<Project>>;
  isSaved: () => boolean;
  onSaved: (project: Project) => void;
}

/** Holds the project editor. Secrets live in the draft alone, and only until they are saved or the editor closes. */
export function useEditor(options: EditorOptions): Editor {
  const { project, copied, owner, needsSecret, onSave, isSaved, onSaved } = options;
  const announce = useAnnounce();
  const focusAfterRender = useFocusAfterRender();
  const [opened] = useState(() => openedDraft(options));
  const [draft, setDraft] = useState(opened);
  const [leftFields, setLeftFields] = useState<ReadonlySet<Field>>(new Set());
  const [wasSubmitted, setSubmitted] = useState(false);
  const [refusal, setRefusal] = useState<AppError>();
  const [heldPaste, setHeldPaste] = useState<{ misplaced: Misplaced; text: string }>();
  const [isSaving, setSaving] = useState(false);
  const inputs = useRef(new Map<FocusTarget, HTMLElement>());

  const focusOnOpen = useEffectEvent(() => {
    const [idField, secretField] = FIELDS_OF_FAMILY[draft.family];
    const isSecretMissing = needsSecret || project?.secretSavedAt === null;
    const firstUnknownField = copied === undefined ? 'pasted' : idField;
    const firstNewField = owner === undefined ? firstUnknownField : secretField;
    const firstSavedField = isSecretMissing ? secretField : 'name';
    inputs.current.get(project === undefined ? firstNewField : firstSavedField)?.focus();
  });
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    focusOnOpen();
    return () => {
      isOpen.current = false;
    };
  }, []);

  const found = checkEditorDraft(draft, project, needsSecret, readClock()).filter(({ field }) => {
    if (wasSubmitted) {
      return true;
    }
    // An empty field is nobody's mistake before saving.
    return field !== undefined && leftFields.has(field) && !isEmpty(draft, field);
  });
  const problems: Partial<Record<Field, AppError>> = Object.fromEntries(found.map((error) => [error.field, error]));
  if (refusal?.field !== undefined) {
    problems[refusal.field] = refusal;
  }

  // A saved project keeps its family, so nothing can move to the other one's fields.
  const canMove = (candidate: Misplaced | undefined) =>
    candidate !== undefined && (project === undefined || candidate.family === project.family);
  const misplacedField = FIELDS_OF_FAMILY[draft.family].map((field) => findMisplaced(field, draft[field]));
  const misplaced = heldPaste?.misplaced ?? misplacedField.find(canMove);
  // The message about the wrong field says more than the one about its shape.
  if (misplaced !== undefined) {
    delete problems[misplaced.from];
  }

  const change = (changed: Partial<EditorDraft>) => {
    setRefusal(undefined);
    setHeldPaste(undefined);
    setDraft((current) => ({ ...current, ...changed }));
  };
  const focus = (control: FocusTarget | undefined) => {
    if (control !== undefined) {
      focusAfterRender(() => inputs.current.get(control)?.focus());
    }
  };

  return {
    draft,
    isChanged: JSON.stringify(draft) !== JSON.stringify(opened),
    change,
    leave: (field) => setLeftFields((left) => (left.has(field) ? left : new Set(left).add(field))),
    problems,
    generalProblem: refusal?.field === undefined ? refusal : undefined,
    misplaced,
    moveMisplaced: () => {
      if (misplaced === undefined) {
        return;
      }
      const { from, to, family } = misplaced;
      const text = heldPaste?.text ?? draft[from];
      change({ family, [from]: heldPaste === undefined ? '' : draft[from], [to]: text.trim() });
      focus(to);
    },
    interceptPaste: (field, text) => {
      const candidate = findMisplaced(field, text);
      if (candidate?.to !== 'privateKey' || !canMove(candidate)) {
        return false;
      }
      setHeldPaste({ misplaced: candidate, text });
      announce(candidate.message);
      return true;
    },
    isSaving,
    save: async () => {
      if (isSaving) {
        return;
      }
      setSubmitted(true);
      const [first, ...others] = checkEditorDraft(draft, project, needsSecret, readClock());
      if (first !== undefined) {
        announce([first, ...others].map(({ message }) => message).join(' '));
        focus(first.field);
        return;
      }
      setSaving(true);
      const saved = await onSave(projectDraftOf(draft));
      setSaving(false);
      if (saved.ok) {
        setDraft((current) => ({ ...current, apiSecret: '', privateKey: '' }));
        announce(doneWords(`Project ${saved.value.name} saved.`, isSaved()));
        // Whoever has gone on to something else stays there.
        if (isOpen.current) {
          onSaved(saved.value);
        }
      } else {
        setRefusal(saved.error);
        announce(saved.error.message);
        focus(saved.error.field);
      }
    },
    inputRef: (control) => (element) => {
      if (element === null) {
        inputs.current.delete(control);
      } else {
        inputs.current.set(control, element);
      }
    },
    focus,
  };
}

function openedDraft({ project, copied, owner }: EditorOptions): EditorDraft {
  if (project !== undefined) {
    return editorDraftOf(project);
  }
  return copied === undefined ? newEditorDraft(owner) : copiedEditorDraft(copied.project, copied.name);
}

function isEmpty(draft: EditorDraft, field: Field): boolean {
  return field in draft && draft[field as keyof EditorDraft]?.trim() === '';
}
