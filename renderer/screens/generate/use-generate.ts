import { useEffect, useMemo, useRef, useState } from 'react';
import type { GeneratedToken, TokenForm } from '../../../shared/contract.ts';
import type { ClockStyle } from '../../../shared/clock-style.ts';
import { expiryTooFarText, latestExpiry } from '../../../shared/expiry.ts';
import { credentialIdOf, type Project } from '../../../shared/projects.ts';
import type { AppError, Field, Result } from '../../../shared/results.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ROLE_WORDS } from '../../components/project-words.ts';
import { type TimeWords, useTimeWords } from '../../components/time-words.tsx';
import { useStable } from '../../components/use-stable.ts';
import { useFocusAfterRender } from '../../components/use-focus-after-render.ts';
import { readClock } from '../../components/use-now.ts';
import type { ResultState } from '../result/result-state.ts';
import {
  checkDraft,
  type FilledDraft,
  filledDraft,
  followingProject,
  type GenerateDraft,
  isCleared,
  problemsToShow,
  tokenFormOf,
} from './generate-draft.ts';
import { type Controls, useControls } from './use-controls.ts';
import { type DraftMemory, useDraft } from './use-draft.ts';

/** What is asked of the main process for one token. */
interface SigningRequest {
  projectId: string;
  form: TokenForm;
  signAnyway: boolean;
  isConfirmed: boolean;
}

type Outcome =
  | { kind: 'ready'; token: GeneratedToken; project: Project; madeFrom: string }
  | { kind: 'failed'; problem: AppError; madeFrom: string };

/** What the fields of the form do: the same functions all the time, so that a field is not drawn when another changes. */
export interface FieldActions extends Controls {
  change: (change: Partial<GenerateDraft>) => void;
  /** A field was left: from now on its problem is shown. */
  leave: (field: Field) => void;
}

/** The Generate form, its problems, and what came of it. */
export interface Generate {
  draft: FilledDraft;
  fields: FieldActions;
  /** Takes the form back to the project's preferences. Left out while it is there. */
  clear: (() => void) | undefined;
  /** Brings back what was cleared just now. */
  undoClear: (() => void) | undefined;
  problems: Partial<Record<Field, AppError>>;
  result: ResultState;
  isSigning: boolean;
  submit: () => Promise<void>;
  /** The project is a production one: the token waits for a yes. */
  asksConfirmation: boolean;
  /** The yes: makes the token that was asked about. */
  confirm: () => Promise<void>;
  cancelConfirmation: () => void;
}

/**
 * Holds the Generate form. Checks it here first, so that every problem shows at once; the main process checks again
 * and has the last word. Without a project the form just waits with what is in it.
 *
 * @param copyNew Puts a new token on the clipboard, where the person wants that.
 */
export function useGenerate(
  project: Project | undefined,
  savedProjects: readonly Project[],
  sign: (request: SigningRequest) => Promise<Result<GeneratedToken>>,
  copyNew: ((token: GeneratedToken) => Promise<Result<undefined>>) | undefined,
  memory: DraftMemory,
): Generate {
  const announce = useAnnounce();
  const timeWords = useTimeWords();
  const focusAfterRender = useFocusAfterRender();
  const { draft, change, clear, undoClear } = useDraft(memory, project?.id);
  const [leftFields, setLeftFields] = useState<ReadonlySet<Field>>(new Set());
  /** The project that the form was sent for, until a token came of it. */
  const [submittedFor, setSubmittedFor] = useState<string>();
  /** By project: what is shown, and can be copied, is never another project's. */
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  /** A problem found by the main process; it stands beside its field until the form changes. */
  const [refusal, setRefusal] = useState<{ problem: AppError; madeFrom: string }>();
  const [isSigning, setSigning] = useState(false);
  /** What a yes is asked for; another project or another form is another question. */
  const [askedFor, setAskedFor] = useState<string>();
  const controls = useControls();
  const shownProject = useRef(project?.id);
  useEffect(() => {
    shownProject.current = project?.id;
  }, [project?.id]);

  const wasSubmitted = submittedFor !== undefined && submittedFor === project?.id;
  const request = project && requestOf(draft, project);
  // Another key or secret under the same project makes another token.
  const requestKey = JSON.stringify([request, project && credentialIdOf(project), project?.secretSavedAt]);
  const problems: Partial<Record<Field, AppError>> =
    project === undefined
      ? {}
      : problemsToShow(checkDraft(draft, project, savedProjects, readClock()), leftFields, wasSubmitted);
  if (refusal?.madeFrom === requestKey && refusal.problem.field !== undefined) {
    problems[refusal.problem.field] = refusal.problem;
  }

  const submit = () => attempt(false);

  const attempt = async (isConfirmed: boolean) => {
    if (isSigning || project === undefined || request === undefined) {
      return;
    }
    setSubmittedFor(project.id);
    const setOutcome = (outcome: Outcome) => setOutcomes((all) => new Map(all).set(project.id, outcome));
    const check = checkDraft(draft, project, savedProjects, readClock());
    if (!check.ok) {
      announce(problemSummary(check.problems, timeWords.clock));
      focusFirst(check.problems);
      return;
    }
    setSigning(true);
    const signed = await sign({ ...request, isConfirmed });
    setSigning(false);
    setAskedFor(undefined);
    if (signed.ok) {
      setSubmittedFor(undefined);
      setLeftFields(new Set());
      setOutcome({ kind: 'ready', token: signed.value, project, madeFrom: requestKey });
      if (shownProject.current === project.id) {
        announce(readyWords(signed.value, await copyNew?.(signed.value), timeWords));
      } else {
        // Whoever has gone on to another project would paste this one's token there.
        announce(`The token for ${project.name} is ready there.`);
      }
      return;
    }
    if (signed.error.code === 'CONFIRMATION_NEEDED') {
      setAskedFor(requestKey);
    } else if (signed.error.field === undefined) {
      setOutcome({ kind: 'failed', problem: signed.error, madeFrom: requestKey });
      announce(signed.error.message);
    } else {
      setRefusal({ problem: signed.error, madeFrom: requestKey });
      announce(problemSummary([signed.error], timeWords.clock));
      focusFirst([signed.error]);
    }
  };

  const focusFirst = (found: readonly AppError[]) => {
    const field = found[0]?.field;
    if (field !== undefined) {
      focusAfterRender(() => controls.focus(field));
    }
  };

  const clearForm = () => {
    clear();
    setSubmittedFor(undefined);
    setLeftFields(new Set());
    announce('Form cleared.');
  };

  const stable = useStable({
    change: (changed: Partial<GenerateDraft>) => change(followingProject(changed, project)),
    leave: (field: Field) => setLeftFields((left) => (left.has(field) ? left : new Set(left).add(field))),
  });
  const fields = useMemo(() => ({ ...controls, ...stable }), [controls, stable]);
  const outcome = project && outcomes.get(project.id);
  const isStale = outcome?.madeFrom !== requestKey;
  const result = useMemo(() => resultOf(outcome, isStale), [outcome, isStale]);

  return {
    draft: filledDraft(draft, project),
    fields,
    clear: project === undefined || isCleared(draft, project) ? undefined : clearForm,
    undoClear:
      undoClear &&
      (() => {
        undoClear();
        announce('The form is as it was.');
      }),
    problems,
    result,
    isSigning,
    submit,
    asksConfirmation: askedFor === requestKey,
    confirm: () => attempt(true),
    cancelConfirmation: () => {
      setAskedFor(undefined);
      announce('No token was made.');
    },
  };
}

function requestOf(draft: GenerateDraft, project: Project): Omit<SigningRequest, 'isConfirmed'> {
  return { projectId: project.id, form: tokenFormOf(draft, project), signAnyway: draft.signAnyway };
}

function resultOf(outcome: Outcome | undefined, isStale: boolean): ResultState {
  if (outcome === undefined || (outcome.kind === 'failed' && isStale)) {
    return { kind: 'empty' };
  }
  if (outcome.kind === 'failed') {
    return outcome;
  }
  const { token, project } = outcome;
  return { kind: 'ready', token, project, isStale };
}

function readyWords(
  { role, expiresAt }: GeneratedToken,
  copied: Result<undefined> | undefined,
  { localAndUtc }: TimeWords,
): string {
  const facts = `${ROLE_WORDS[role]}, can join until ${localAndUtc(expiresAt)}.`;
  if (copied === undefined) {
    return `Token ready. ${facts}`;
  }
  return copied.ok
    ? `Token ready and copied. ${facts}`
    : `Token ready, but not copied. ${copied.error.message} ${facts}`;
}

/** The problems for the ear. Whoever found them did not know the clock, so a moment is named here. */
function problemSummary(problems: readonly AppError[], clock: ClockStyle): string {
  const messages = problems
    .map(({ code, message }) =>
      code === 'EXPIRY_TOO_FAR' ? expiryTooFarText(latestExpiry(readClock()), clock) : message,
    )
    .join(' ');
  return problems.length === 1 ? messages : `${problems.length} things to put right. ${messages}`;
}
