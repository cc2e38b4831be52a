import type { ExportReply } from '../../../shared/transfer.ts';
import { projectCount } from '../../components/project-words.ts';

type Exported = Extract<ExportReply, { state: 'saved' }>;

/** What an export holds, and what it doesn't though it was to hold everything. */
export function exportedWords(exported: Exported): string {
  const { fileName, projectCount: count, withoutSecretCount: bareCount, leftOutCount } = exported;
  const bare = bareCount === 1 ? '1 of them without its secret' : `${bareCount} of them without their secrets`;
  const saved = `${projectCount(count)} exported to ${fileName}${bareCount === 0 ? '' : `, ${bare}`}.`;
  const leftOut = leftOutCount === 1 ? '1 damaged project' : `${leftOutCount} damaged projects`;
  return leftOutCount === 0 ? saved : `${saved} ${leftOut} could not be exported.`;
}

/** Whether nothing is missing from it. */
export function isWholeExport({ withoutSecretCount, leftOutCount }: Exported): boolean {
  return withoutSecretCount === 0 && leftOutCount === 0;
}
