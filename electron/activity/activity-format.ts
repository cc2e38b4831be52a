import * as v from 'valibot';
import { type SealedValue, sealedSchema } from '../vault/sealing/sealing.ts';

/** Longest file that is read, in bytes: 10,000 projects with twenty long session IDs each. */
export const ACTIVITY_MAX_BYTES = 64 * 1024 * 1024;

const fileSchema = v.strictObject({
  format: v.literal('tokenbooth-activity'),
  version: v.literal(1),
  sealed: sealedSchema(ACTIVITY_MAX_BYTES),
});

/** The file's text. */
export function sealedText(sealed: SealedValue): string {
  const content: v.InferOutput<typeof fileSchema> = { format: 'tokenbooth-activity', version: 1, sealed };
  return `${JSON.stringify(content)}\n`;
}

/** What is sealed in the file, or undefined when the text is missing or anything else. */
export function sealedValueIn(text: string | undefined): SealedValue | undefined {
  try {
    const parsed = v.safeParse(fileSchema, JSON.parse(text ?? ''));
    return parsed.success ? parsed.output.sealed : undefined;
  } catch {
    return undefined;
  }
}
