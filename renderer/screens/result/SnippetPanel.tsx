import { Check, Copy } from 'lucide-react';
import { type CopyFacts, type CopyFormat, copyText } from '../../../shared/copy-formats.ts';
import { Button } from '../../components/Button.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { COPY_FORMAT_WORDS, type SnippetFormat } from './copy-words.ts';
import { CopyableText } from './CopyableText.tsx';
import styles from './SnippetPanel.module.css';
import type { Copying, TextPart } from './use-copy.ts';

interface SnippetPanelProps {
  formats: readonly CopyFormat[];
  facts: CopyFacts;
  format: SnippetFormat;
  onChangeFormat: (format: SnippetFormat) => void;
  copying: Copying;
}

/** The token inside text that a client or its settings take as it is. */
export function SnippetPanel({ formats, facts, format, onChangeFormat, copying }: SnippetPanelProps) {
  const options = formats
    .filter((value) => value !== 'token')
    .map((value) => ({ value, label: COPY_FORMAT_WORDS[value] }));
  const isCopied = copying.copiedAt === 'snippet';
  const copy = (part?: TextPart) => void copying.copy(format, 'snippet', part);
  return (
    <>
      <Segmented label="Snippet for" options={options} value={format} onChange={onChangeFormat} hideLabel />
      <div className={styles['box']}>
        <CopyableText
          label={`Snippet: ${COPY_FORMAT_WORDS[format]}`}
          text={copyText(format, facts)}
          maxLines={20}
          onCopy={copy}
        />
      </div>
      <div>
        <Button
          icon={isCopied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          onPress={() => copy()}
        >
          {isCopied ? 'Copied' : 'Copy snippet'}
        </Button>
      </div>
    </>
  );
}
