import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { Text } from 'react-aria-components/Text';
import styles from './Tickbox.module.css';

interface TickboxProps {
  label: string;
  description: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
}

/** One yes-or-no choice with the sentence that explains it. */
export function Tickbox({ label, description, isSelected, onChange }: TickboxProps) {
  return (
    <CheckboxField className={styles['field'] ?? ''} isSelected={isSelected} onChange={onChange}>
      <CheckboxButton className={styles['tickbox'] ?? ''}>
        <span className={styles['box']}>
          <Check size={12} strokeWidth={3.5} aria-hidden="true" />
        </span>
        {label}
      </CheckboxButton>
      <Text slot="description" className={styles['description'] ?? ''}>
        {description}
      </Text>
    </CheckboxField>
  );
}
