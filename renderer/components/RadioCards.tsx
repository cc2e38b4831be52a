import { type ReactNode, useId } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import styles from './RadioCards.module.css';

interface RadioCardsProps<T extends string> {
  label: string;
  options: readonly { value: T; name: string; description: ReactNode }[];
  value: T;
  onChange: (value: T) => void;
}

/** A choice whose options need a line of explanation each, as the cards of a radio group. */
export function RadioCards<T extends string>({ label, options, value, onChange }: RadioCardsProps<T>) {
  const id = useId();
  return (
    <RadioGroup
      className={styles['group'] ?? ''}
      value={value}
      onChange={(chosen) => {
        const option = options.find((known) => known.value === chosen);
        if (option !== undefined) {
          onChange(option.value);
        }
      }}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['cards']}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className={styles['card'] ?? ''}
            aria-label={option.name}
            aria-describedby={`${id}-${option.value}`}
          >
            <span className={styles['name']}>
              <span className={styles['dot']} />
              {option.name}
            </span>
            <span id={`${id}-${option.value}`} className={styles['description']}>
              {option.description}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
