import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Keys } from './Keys.tsx';
import styles from './Tooltip.module.css';

interface TooltipProps {
  text: string;
  keys?: string | undefined;
  placement?: 'top' | 'end';
  children: ReactElement;
}

/** A short explanation of the one control inside it, shown on hover and keyboard focus. */
export function Tooltip({ text, keys, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={styles['tooltip'] ?? ''} placement={placement} offset={6}>
        {text}
        {keys !== undefined && <Keys label={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
