import { useTimeWords } from '../../components/time-words.tsx';
import styles from './ClaimsTable.module.css';
import { claimMeaning } from './claim-meanings.ts';

/** Every claim of the token as it was read back after signing, with what it means. */
export function ClaimsTable({ claims }: { claims: readonly { name: string; value: string }[] }) {
  const { localAndUtc } = useTimeWords();
  return (
    <div className={styles['section']}>
      <table className={styles['table']} aria-label="Claims">
        <thead className={styles['head']}>
          <tr>
            <th scope="col">Claim</th>
            <th scope="col">Value</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {claims.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={styles['value']}>{value === '' ? '(empty)' : value}</td>
              <td className={styles['meaning']}>{claimMeaning(name, value, localAndUtc)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
