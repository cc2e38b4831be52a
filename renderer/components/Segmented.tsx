import { memo } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import styles from './Segmented.module.css';
import { useStable } from './use-stable.ts';

interface SegmentedProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  /** Nothing is chosen when the value is none of the options. */
  value: T | null;
  onChange: (value: T) => void;
  description?: string;
  hideLabel?: boolean;
}

/** A row of a few short choices of which one holds: a radio group drawn as segments. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { onChange } = useStable({ onChange: (chosen: string) => props.onChange(chosen as T) });
  return <Segments {...props} onChange={onChange} />;
}

/** Not drawn again while the form around it is typed in: its radios would take longer than the field. */
const Segments = memo((props: SegmentedProps<string>) => {
  const { label, options, value, onChange, description, hideLabel = false } = props;
  return (
    <RadioGroup
      className={styles['group'] ?? ''}
      value={value}
      onChange={onChange}
      orientation="horizontal"
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={styles['label'] ?? ''}>{label}</Label>}
      <div className={styles['track']}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={styles['segment'] ?? ''}>
            {option.label}
          </Radio>
        ))}
      </div>
      {description !== undefined && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
    </RadioGroup>
  );
});
