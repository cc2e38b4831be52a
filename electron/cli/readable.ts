import { localAndUtc } from '../../shared/time-words.ts';

/** One line of an answer for a person; `value` may have several lines, and undefined leaves the line out. */
export type ReadableLine = [label: string, value: string | undefined];

/** Labels and values in two columns. */
export function readableLines(lines: readonly ReadableLine[]): string {
  const width = Math.max(...lines.map(([label]) => label.length)) + 2;
  return lines
    .filter((line): line is [string, string] => line[1] !== undefined)
    .map(([label, value]) => `${label.padEnd(width)}${value.split('\n').join(`\n${' '.repeat(width)}`)}\n`)
    .join('');
}

/** Rows in columns, each as wide as its widest cell. */
export function readableTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  const padded = (cell: string, column: number) => cell.padEnd(widths[column] ?? 0);
  return rows.map((row) => `${row.map(padded).join('  ').trimEnd()}\n`).join('');
}

/**
 * A text that came from outside, fit for a terminal.
 * SECURITY: control and formatting characters could repaint the screen or turn a text around; they are shown as escapes.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return `\\u{${codePoint.toString(16)}}`;
  });
}

/** A moment as a person reads it, and as a program does. */
export function momentWords(unixSeconds: number): string {
  return `${localAndUtc(unixSeconds, '24h')} (unix ${unixSeconds})`;
}
