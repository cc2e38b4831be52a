import { memo } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { PROJECT_COLOURS, type ProjectColour } from '../../../shared/project-preferences.ts';
import { useStable } from '../../components/use-stable.ts';
import styles from './ColourField.module.css';

const COLOUR_WORDS: Record<ProjectColour, string> = {
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  purple: 'Purple',
  pink: 'Pink',
};

interface ColourFieldProps {
  colour: ProjectColour;
  /** None was chosen, so that it goes with the environment. */
  followsEnvironment: boolean;
  onChange: (colour: ProjectColour) => void;
}

/** The mark of the project in the list: one of a few colours, named for whoever can't tell them apart. */
export function ColourField({ onChange, ...shown }: ColourFieldProps) {
  const stable = useStable({ onChange });
  return <Swatches {...shown} onChange={stable.onChange} />;
}

/** Not drawn again while the form around it is typed in; see `Segmented`. */
const Swatches = memo(({ colour, followsEnvironment, onChange }: ColourFieldProps) => {
  return (
    <RadioGroup
      className={styles['group'] ?? ''}
      value={colour}
      onChange={(chosen) => onChange(chosen as ProjectColour)}
      orientation="horizontal"
    >
      <Label className={styles['label'] ?? ''}>Colour</Label>
      <div className={styles['swatches']}>
        {PROJECT_COLOURS.map((value) => (
          <Radio key={value} value={value} className={styles['swatch'] ?? ''} aria-label={COLOUR_WORDS[value]}>
            <span className={styles['dot']} style={{ background: `var(--project-${value})` }} />
          </Radio>
        ))}
        <span className={styles['chosen']} aria-hidden="true">
          {COLOUR_WORDS[colour]}
        </span>
      </div>
      <Text slot="description" className={styles['description'] ?? ''}>
        {followsEnvironment ? 'Goes with the environment until you choose one.' : 'Marks the project in the list.'}
      </Text>
    </RadioGroup>
  );
});
