/**
 * Where and why a text is not JSON, in plain words that follow "line 1 has": undefined for a text that is JSON. The
 * engine's own message quotes the text, so it only decides between our words.
 */
export function findJsonFault(text: string): { line: number; reason: string } | undefined {
  const message = parseMessage(text);
  if (message === undefined) {
    return undefined;
  }
  const end = text.trimEnd().length;
  const position = faultPosition(text, message);
  if (/Unterminated string/.test(message)) {
    return { line: lineAt(text, end), reason: 'a text without its closing quote' };
  }
  if (position >= end) {
    return { line: lineAt(text, end), reason: 'an unexpected end' };
  }
  return { line: lineAt(text, position), reason: reasonAt(text, position, message) };
}

function reasonAt(text: string, position: number, message: string): string {
  if (/control character/.test(message)) {
    return 'a line break or tab inside quotes';
  }
  if (/escape/i.test(message)) {
    return 'a backslash that means nothing';
  }
  if (/after JSON/.test(message)) {
    return 'something after the end';
  }
  if (text[position] === "'") {
    return 'a single quote where a double quote belongs';
  }
  if (/[}\]]/.test(text[position] ?? '') && /,\s*$/.test(text.slice(0, position))) {
    return 'a comma too many';
  }
  if (/Expected ',' or/.test(message)) {
    return 'a missing comma';
  }
  return /property name/.test(message) && !/after/.test(message)
    ? 'a name without double quotes'
    : 'an unexpected character';
}

function parseMessage(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

/** The engine leaves the position out of some messages. It is then the end of the longest start that only lacks its rest. */
function faultPosition(text: string, message: string): number {
  const named = namedPosition(message, text.length);
  if (named !== undefined) {
    return named;
  }
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUnfinished(text.slice(0, middle))) {
      good = middle;
    } else {
      bad = middle;
    }
  }
  return good;
}

function isUnfinished(start: string): boolean {
  const message = parseMessage(start);
  return (
    message === undefined ||
    /Unterminated string/.test(message) ||
    (namedPosition(message, start.length) ?? -1) >= start.trimEnd().length
  );
}

function namedPosition(message: string, length: number): number | undefined {
  if (/end of JSON/.test(message)) {
    return length;
  }
  const [, digits] = /at position (\d+)/.exec(message) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
