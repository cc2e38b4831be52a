import { TriangleAlert } from 'lucide-react';
import styles from './ProductionBanner.module.css';

/** Says for as long as a production project is shown or edited that it is one. Never scrolls out of sight. */
export function ProductionBanner() {
  return (
    <section className={styles['banner']} aria-label="Production project">
      <TriangleAlert size={14} aria-hidden="true" />
      <p>
        <strong className={styles['word']}>Production.</strong> Tokens made here open real sessions.
      </p>
    </section>
  );
}
