import { ASCII_QUOTES, stripEnds } from '../strip-ends.ts';

/** A variable of a `.env` file, or a property of a JSON object. */
export interface Variable {
  name: string;
  value: string;
  /** What stands around it and may tell its environment: comment, section, parent. */
  hints: readonly string[];
}

const MAX_NAME_LENGTH = 100;

/** Position of the closing quote, or -1. In double quotes a backslash hides the character after it. */
function closingQuote(text: string, openAt: number): number {
  const quote = text.charAt(openAt);
  let at = text.indexOf(quote, openAt + 1);
  if (quote === '"') {
    while (at !== -1 && isEscaped(text, at)) {
      at = text.indexOf(quote, at + 1);
    }
  }
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charAt(at - 1 - backslashes) === '\\') {
    backslashes += 1;
  }
  return backslashes % 2 === 1;
}

function nameIn(text: string): string | undefined {
  const bare = stripEnds(text.trim().replace(/^(?:(?:export|set|const|let|var|-)\s+)+/i, ''), ASCII_QUOTES);
  return bare.length <= MAX_NAME_LENGTH && /^[a-z_][\w .-]*$/i.test(bare) ? bare : undefined;
}

function lineEndAfter(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

/**
 * The variables of `.env` text, in order: `NAME=value` and `NAME: value`, with `export` before or not, bare or in quotes,
 * over several lines in quotes or as a key file. Lines that are none of these are passed over. Takes linear time.
 */
export function readVariables(text: string): Variable[] {
  const variables: Variable[] = [];
  let hints: string[] = [];
  let hasKeyFileEnd = text.includes('-----END');
  let at = 0;

  /** The value and where it ends. */
  function valueAt(start: number, lineEnd: number): { value: string; end: number } {
    if (ASCII_QUOTES.includes(text.charAt(start)) && start < lineEnd) {
      const closedAt = closingQuote(text, start);
      if (closedAt !== -1) {
        const inside = text.slice(start + 1, closedAt);
        const value = text.charAt(start) === '"' ? inside.replaceAll(/\\(["\\])/g, '$1') : inside;
        return { value, end: closedAt };
      }
    }
    if (hasKeyFileEnd && text.startsWith('-----BEGIN', start)) {
      const lastLine = text.indexOf('-----END', start);
      // Looked for once only: a file of nothing but beginnings would take quadratic time.
      hasKeyFileEnd = lastLine !== -1;
      if (hasKeyFileEnd) {
        const end = lineEndAfter(text, lastLine);
        return { value: text.slice(start, end).trim(), end };
      }
    }
    const rest = text.slice(start, lineEnd);
    const commentAt = rest.search(/(?<=\s)#/);
    return { value: (commentAt === -1 ? rest : rest.slice(0, commentAt)).trim(), end: start };
  }

  while (at < text.length) {
    const lineEnd = lineEndAfter(text, at);
    const line = text.slice(at, lineEnd);
    const separatorAt = line.search(/[=:]/);
    const name = separatorAt === -1 ? undefined : nameIn(line.slice(0, separatorAt));
    at = lineEnd + 1;
    if (/^\s*(?:#|;|\/\/|\[)/.test(line)) {
      hints = [line];
    } else if (name !== undefined) {
      const gap = /^[\t ]*/.exec(line.slice(separatorAt + 1))?.[0].length ?? 0;
      const { value, end } = valueAt(lineEnd - line.length + separatorAt + 1 + gap, lineEnd);
      variables.push({ name, value, hints });
      at = lineEndAfter(text, Math.max(end, lineEnd)) + 1;
    }
  }
  return variables;
}
