import { METADATA_MAX_LENGTH, checkMetadata, isJsonContainer } from '../../../shared/metadata.ts';
import { TextInput } from '../../components/TextInput.tsx';
import styles from './MetadataField.module.css';
import type { Generate } from './use-generate.ts';

/** The connection data, with how much room is left and whether it is JSON. */
export function MetadataField({ generate }: { generate: Generate }) {
  const { data } = generate.draft;
  const check = checkMetadata(data);
  return (
    <TextInput
      label="Metadata"
      value={data}
      onChange={(text) => generate.change({ data: text })}
      onBlur={() => generate.leave('data')}
      inputRef={generate.inputRef('data')}
      multiline
      mono
      aside={<MetadataAside data={data} />}
      error={generate.problems.data?.message}
      description={
        <>
          Everyone in the session can read this text. Leave out personal data.
          {check.ok &&
            check.value.map((notice) => (
              <span key={notice} className={styles['notice']}>
                {notice}
              </span>
            ))}
        </>
      }
    />
  );
}

function MetadataAside({ data }: { data: string }) {
  return (
    <span className={styles['aside']}>
      {isJsonContainer(data) && <span className={styles['badge']}>JSON ok</span>}
      <span className={data.length > METADATA_MAX_LENGTH ? styles['over'] : undefined}>
        {data.length.toLocaleString('en-GB')} / {METADATA_MAX_LENGTH.toLocaleString('en-GB')}
      </span>
    </span>
  );
}
