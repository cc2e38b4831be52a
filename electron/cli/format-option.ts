import { fail, ok, type Result } from '../../shared/results.ts';
import { FORMATS_OF_FAMILY, type CredentialFamily, type TokenFormat } from '../../shared/token-formats.ts';

/** What `--format` may be for each family; the long name of a format is understood too. */
const OPTION_WORDS: Record<CredentialFamily, { words: readonly string[]; rule: string }> = {
  opentok: { words: ['jwt', 't1'], rule: 'With an OpenTok API key, --format is jwt or t1.' },
  vonage: { words: ['jwt'], rule: 'With a Vonage application, --format is jwt.' },
};

/** The format that `--format` asks for; `jwt`, and no `--format`, is the family's default. Errors: FORMAT_NOT_POSSIBLE. */
export function readFormat(text: string | undefined, family: CredentialFamily): Result<TokenFormat> {
  const formats = FORMATS_OF_FAMILY[family];
  if (text === undefined || text === 'jwt') {
    return ok(formats[0]);
  }
  const format = formats.find((known) => known === text);
  if (format !== undefined) {
    return ok(format);
  }
  const { words, rule } = OPTION_WORDS[family];
  const meant = words.find((word) => word === text.trim().toLowerCase());
  const message = meant === undefined ? rule : `There is no such format. Write ${meant}.`;
  return fail('FORMAT_NOT_POSSIBLE', message, 'format');
}
