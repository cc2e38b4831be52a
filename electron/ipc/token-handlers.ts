import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { TokenForm } from '../../shared/contract.ts';
import { type CopyFacts, copyText as textToCopy } from '../../shared/copy-formats.ts';
import { credentialIdOf, type Project } from '../../shared/projects.ts';
import type { QrContent } from '../../shared/qr-code.ts';
import { fail, ok, type Result } from '../../shared/results.ts';
import { checkTokenForm, type FormOptions } from '../../shared/token-form.ts';
import type { ActivityLog } from '../activity/activity.ts';
import { type Credential, openTokCredential, vonageCredential } from '../tokens/credentials.ts';
import { makeToken } from '../tokens/make-token.ts';
import { systemNonceSource } from '../tokens/nonce-source.ts';
import { qrPng } from '../tokens/qr-png.ts';
import type { Vault } from '../vault/vault-api.ts';
import type { ProductionGuard } from './production-guard.ts';
import type { RecentTokens } from './recent-tokens.ts';
import type { HandlersOf } from './registrar.ts';

/** What making a token needs from outside, and the ways it leaves the app. */
export interface TokenPorts {
  activity: Pick<ActivityLog, 'tokenMade' | 'copied'>;
  recentTokens: RecentTokens;
  productionGuard: ProductionGuard;
  /** Puts text on the clipboard; rejects when the system refuses. */
  copyText: (text: string) => Promise<void>;
  /** The same for a PNG. */
  copyPicture: (png: Uint8Array) => Promise<void>;
  /** Asks where to save a PNG; undefined when the person cancels. */
  askSavePicture: (suggestedName: string) => Promise<string | undefined>;
  /** Replaces the file's content, all or nothing, readable by its owner only where the system has modes. Rejects when it can't be written. */
  writePicture: (path: string, png: Uint8Array) => Promise<void>;
}

/** Answers `tokens:*`. */
export function tokenHandlers(
  vault: Vault,
  { activity, recentTokens, productionGuard, copyText, copyPicture, askSavePicture, writePicture }: TokenPorts,
): HandlersOf<'tokens'> {
  /** What the token can be copied as, by what is remembered of it and what its project says now. */
  function recentFacts(tokenId: string): Result<{ projectId: string; facts: CopyFacts }> {
    const found = recentTokens.find(tokenId);
    if (found === undefined) {
      return fail('TOKEN_NOT_FOUND', 'This token is not remembered any more. Generate a new one.');
    }
    const { projectId, ...facts } = found;
    const listed = vault.listProjects();
    const project = listed.ok ? listed.value.projects.find(({ id }) => id === projectId) : undefined;
    const ofProject = { projectName: project?.name ?? '', ownTemplate: project?.preferences.ownTemplate ?? '' };
    return ok({ projectId, facts: { ...facts, ...ofProject } });
  }

  function qrPicture(tokenId: string, content: QrContent): Result<Uint8Array> {
    const found = recentFacts(tokenId);
    if (!found.ok) {
      return found;
    }
    const png = qrPng(textToCopy(content, found.value.facts));
    return 'tooManyBytes' in png
      ? fail('QR_TOO_LONG', 'This is too long for a QR code. Copy it instead, or generate again with shorter metadata.')
      : ok(png);
  }

  return {
    'tokens:generate': ({ projectId, form, signAnyway, isConfirmed }) => {
      const listed = vault.listProjects();
      if (!listed.ok) {
        return listed;
      }
      const { projects } = listed.value;
      const project = projects.find(({ id }) => id === projectId);
      const credential = credentialOf(projectId, project, vault);
      if (!credential.ok) {
        return credential;
      }
      const options = {
        nowSeconds: Math.floor(Date.now() / 1000),
        savedProjects: projects.map((saved) => ({ name: saved.name, credentialId: credentialIdOf(saved) })),
        signAnyway,
      };
      const unconfirmed = project && !isConfirmed && productionRefusal(project, form, options, productionGuard);
      if (unconfirmed) {
        return unconfirmed;
      }
      const made = makeToken(form, credential.value, { ...options, random: systemNonceSource });
      if (!made.ok) {
        return made;
      }
      if (isConfirmed) {
        productionGuard.confirm(projectId, options.nowSeconds);
      }
      const { credentialId, ...facts } = made.value;
      const { token, format, sessionId, role, expiresAt, data } = facts;
      const tokenId = randomUUID();
      recentTokens.keep(tokenId, { projectId, token, format, sessionId, credentialId, role, expiresAt, data });
      activity.tokenMade(projectId, sessionId);
      return ok({ tokenId, projectId, ...facts });
    },
    'tokens:copy': async ({ tokenId, as, isChoice, part }) => {
      const found = recentFacts(tokenId);
      if (!found.ok) {
        return found;
      }
      const { projectId, facts } = found.value;
      const text = textToCopy(as, facts).slice(part?.start, part?.end);
      if (text === '') {
        return fail('COPY_FAILED', 'There is nothing to copy in that place. Select a part of the text.');
      }
      try {
        await copyText(text);
        if (isChoice) {
          activity.copied(projectId, as);
        }
      } catch {
        return fail('COPY_FAILED', 'The system did not take the token onto the clipboard. Try again.');
      }
      return ok(undefined);
    },
    'tokens:copy-qr': async ({ tokenId, content }) => {
      const png = qrPicture(tokenId, content);
      if (!png.ok) {
        return png;
      }
      try {
        await copyPicture(png.value);
      } catch {
        return fail('COPY_FAILED', 'The system did not take the QR code onto the clipboard. Try again.');
      }
      return ok(undefined);
    },
    'tokens:save-qr': async ({ tokenId, content }) => {
      // Nobody is asked where to save what there is not.
      const asked = qrPicture(tokenId, content);
      if (!asked.ok) {
        return asked;
      }
      const path = await askSavePicture('token-qr-code.png');
      if (path === undefined) {
        return ok(null);
      }
      // SECURITY: what was locked while the dialog was open has left nothing behind, this picture included.
      const png = qrPicture(tokenId, content);
      if (!png.ok) {
        return png;
      }
      try {
        await writePicture(path, png.value);
      } catch {
        return fail('SAVE_FAILED', "The picture can't be written there. Check the folder, or choose another one.");
      }
      return ok(basename(path));
    },
  };
}

/** A form with a problem is not worth a question: signing refuses it and says why. */
function productionRefusal(
  project: Project,
  form: TokenForm,
  options: FormOptions,
  guard: ProductionGuard,
): Result<never> | undefined {
  const check = checkTokenForm(form, { family: project.family, credentialId: credentialIdOf(project) }, options);
  if (!check.ok || !guard.asksFor({ project, ...check.request }, options.nowSeconds)) {
    return undefined;
  }
  return fail(
    'CONFIRMATION_NEEDED',
    `“${project.name}” is a production project. Say that you want this token before it is made.`,
  );
}

/**
 * The project's credential for one signature. Errors: those of `Vault.readSecret`, which knows of damaged projects too.
 *
 * SECURITY: the plain secret is zeroed as soon as the key is made.
 */
function credentialOf(projectId: string, project: Project | undefined, vault: Vault): Result<Credential> {
  const secret = vault.readSecret(projectId);
  if (!secret.ok) {
    return secret;
  }
  try {
    if (project === undefined) {
      return fail('PROJECT_NOT_FOUND', 'This project is not saved any more. Choose another one.');
    }
    return project.family === 'opentok'
      ? openTokCredential(project.apiKey, secret.value)
      : vonageCredential(project.applicationId, secret.value);
  } finally {
    secret.value.fill(0);
  }
}
