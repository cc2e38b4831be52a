import { memo, useState } from 'react';
import type { AppError } from '../../../shared/results.ts';
import { checkMetadata, isJsonContainer, looksPersonal, METADATA_MAX_LENGTH } from '../../../shared/metadata.ts';
import { Fold } from '../../components/Fold.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { KeyValues } from './KeyValues.tsx';
import styles from './MetadataField.module.css';
import type { FieldActions } from './use-generate.ts';

interface MetadataFieldProps {
  data: string;
  problem: AppError | undefined;
  fields: FieldActions;
}

/** The connection data, with how much room is left and whether it is JSON, as text or as keys and values. */
export const MetadataField = memo(({ data, problem, fields }: MetadataFieldProps) => {
  const [hasKeyValues, setKeyValues] = useState(false);
  const check = checkMetadata(data);
  // How much has to go is said while it is being taken out, not only once the field is left.
  const excess = !check.ok && check.error.code === 'METADATA_TOO_LONG' ? check.error : undefined;
  const notices = [
    ...(looksPersonal(data.slice(0, METADATA_MAX_LENGTH)) ? [PERSONAL_DATA] : []),
    ...(check.ok ? check.value : []),
  ];
  return (
    <div className={styles['metadata']}>
      <TextInput
        label="Metadata"
        value={data}
        onChange={(text) => fields.change({ data: text })}
        onBlur={() => fields.leave('data')}
        inputRef={fields.inputRef('data')}
        multiline
        mono
        aside={<MetadataAside data={data} isGood={check.ok} />}
        error={(excess ?? problem)?.message}
        description={
          notices.length === 0
            ? 'Optional. Goes to every client in the session.'
            : notices.map((notice) => (
                <span key={notice} className={styles['notice']}>
                  {notice}
                </span>
              ))
        }
      />
      <Fold title="Keys and values" isMinor isOpen={hasKeyValues} onOpenChange={setKeyValues}>
        {hasKeyValues && <KeyValues data={data} onChange={(text) => fields.change({ data: text })} />}
      </Fold>
    </div>
  );
});

const PERSONAL_DATA = 'Everyone in the session can read this text. Leave out personal data.';

function MetadataAside({ data, isGood }: { data: string; isGood: boolean }) {
  return (
    <span className={styles['aside']}>
      {isGood && isJsonContainer(data) && <span className={styles['badge']}>JSON ok</span>}
      <span className={data.length > METADATA_MAX_LENGTH ? styles['over'] : undefined}>
        {data.length.toLocaleString('en-GB')} / {METADATA_MAX_LENGTH.toLocaleString('en-GB')}
      </span>
    </span>
  );
}
