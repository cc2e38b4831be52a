import type { Environment } from '../../shared/environments.ts';
import styles from './EnvironmentChip.module.css';

/** What a person calls each environment. */
export const ENVIRONMENT_WORDS: Record<Environment, string> = {
  development: 'Development',
  test: 'Test',
  staging: 'Staging',
  production: 'Production',
  other: 'Other',
};

/** The environment as a word in its colour. Production is filled, so that it stands out without colour too. */
export function EnvironmentChip({ environment }: { environment: Environment }) {
  return (
    <span className={styles['chip']} data-environment={environment}>
      {ENVIRONMENT_WORDS[environment]}
    </span>
  );
}
