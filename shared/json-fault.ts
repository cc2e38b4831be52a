/** Where a text stops being JSON, in words that follow "line 1 has". */
interface JsonFault {
  /** From 1. */
  line: number;
  reason: string;
}

/** What the grammar takes next. The two with "or end" follow an opening bracket, which an empty one closes at once. */
type Expected = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma' | 'nothing';

const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-f]{4}))*/iuy;
const WORD = /[-+.\p{L}\p{N}_$]+/uy;
const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const BLANKS = /[ \t\n\r]*/y;

/**
 * The first fault of a text that is not JSON; undefined for one that is. JSON.parse has no words of its own for a person:
 * its messages quote the text, differ from engine to engine, and often leave the place out.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: string[] = [];
  let expected: Expected = 'value';
  let position = lengthAt(BLANKS, text, 0);
  const at = (place: number, reason: string) => ({ line: text.slice(0, place).split('\n').length, reason });
  while (position < text.length) {
    const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
    let length = character.length;
    if (expected === 'nothing') {
      return at(position, 'something after the end');
    }
    if (character === '"' && /value|name/.test(expected)) {
      length = lengthAt(STRING, text, position);
      const fault = stringFault(text, position + length);
      if (fault !== undefined) {
        return at(position + length, fault);
      }
      length += 1;
      expected = expected.startsWith('name') ? 'colon' : afterValue(open);
    } else if (/^[[{]$/.test(character) && expected.startsWith('value')) {
      open.push(character);
      expected = character === '{' ? 'name or end' : 'value or end';
    } else if (character === CLOSING[open.at(-1) ?? ''] && /comma|or end/.test(expected)) {
      open.pop();
      expected = afterValue(open);
    } else if (character === ':' && expected === 'colon') {
      expected = 'value';
    } else if (character === ',' && expected === 'comma') {
      expected = open.at(-1) === '{' ? 'name' : 'value';
    } else {
      length = lengthAt(WORD, text, position);
      const word = text.slice(position, position + length);
      if (!expected.startsWith('value') || !SCALAR.test(word)) {
        return at(position, reasonFor(character, word, expected, open.at(-1)));
      }
      expected = afterValue(open);
    }
    position += length;
    position += lengthAt(BLANKS, text, position);
  }
  return expected === 'nothing' ? undefined : at(text.trimEnd().length, 'an unexpected end');
}

const CLOSING: Record<string, string> = { '{': '}', '[': ']' };

function afterValue(open: readonly string[]): Expected {
  return open.length === 0 ? 'nothing' : 'comma';
}

function lengthAt(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Why a string ends at `position` without its quote. */
function stringFault(text: string, position: number): string | undefined {
  const character = text[position];
  if (character === '"') {
    return undefined;
  }
  if (character === undefined) {
    return 'a text without its closing quote';
  }
  return character === '\\' ? 'a backslash that means nothing' : 'a line break or tab inside quotes';
}

function reasonFor(character: string, word: string, expected: Expected, innermost: string | undefined): string {
  if (/[}\]]/.test(character)) {
    return closingReason(character, expected, innermost);
  }
  if (/['‘’“”„]/.test(character)) {
    return `a ${character} where a straight double quote belongs`;
  }
  if (/[\s\u200b\ufeff]/.test(character)) {
    return "a blank of a kind that JSON doesn't know";
  }
  if (expected === 'comma' && character !== ':') {
    return 'a missing comma';
  }
  if (expected === 'colon' && character !== ',') {
    return 'a missing colon';
  }
  if (character === ',' && expected !== 'colon') {
    return 'a comma too many';
  }
  if (word === '') {
    return 'an unexpected character';
  }
  if (expected.startsWith('name')) {
    return 'a name without double quotes';
  }
  return /^[-+.\d]/.test(word) ? "a number that JSON can't have" : 'a text without double quotes';
}

function closingReason(character: string, expected: Expected, innermost: string | undefined): string {
  if (character !== CLOSING[innermost ?? '']) {
    return 'a bracket of the wrong kind';
  }
  if (expected === 'colon') {
    return 'a name without a value';
  }
  return expected === 'value' && innermost === '{' ? 'a name without a value' : 'a comma too many';
}
