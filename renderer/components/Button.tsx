import { memo, type ReactNode, type Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import styles from './Button.module.css';
import { cx } from './cx.ts';
import { Keys } from './Keys.tsx';
import { Tooltip } from './Tooltip.tsx';

interface ButtonProps {
  children: ReactNode;
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'link';
  type?: 'button' | 'submit';
  icon?: ReactNode;
  /** A shortcut shown inside the button. */
  keys?: string | undefined;
  isPending?: boolean;
  onPress?: () => void;
  ref?: Ref<HTMLButtonElement>;
}

/**
 * The one push button. Not drawn again with what is around it where it gets nothing new, as one that sends a form. A pending button keeps the focus and ignores presses. react-aria's own `isPending` is not used:
 * it leaves a nameless image behind for screen readers once a quick action is done.
 */
export const Button = memo((props: ButtonProps) => {
  const { variant = 'secondary', icon, keys, isPending = false, children, onPress, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      {...(isPending ? { 'aria-disabled': true, 'data-pending': true } : {})}
      {...(onPress === undefined || isPending ? {} : { onPress: () => onPress() })}
      className={cx(styles['button'], styles[variant])}
    >
      {icon}
      <span className={styles['label']}>{children}</span>
      {keys !== undefined && <Keys label={keys} />}
    </AriaButton>
  );
});

interface IconButtonProps {
  label: string;
  icon: ReactNode;
  onPress: () => void;
  ref?: Ref<HTMLButtonElement>;
}

/** A button that is only an icon: its name is in the tooltip and in the accessible name. */
export function IconButton({ label, icon, onPress, ref }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton
        {...(ref === undefined ? {} : { ref })}
        aria-label={label}
        onPress={() => onPress()}
        className={cx(styles['button'], styles['quiet'], styles['iconOnly'])}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  );
}
