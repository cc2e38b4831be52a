import { type ReactElement, type ReactNode, useContext } from 'react';
import { UNSAFE_PortalProvider as PortalProvider } from 'react-aria/PortalProvider';
import { Tooltip as AriaTooltip, TooltipContext, TooltipTrigger } from 'react-aria-components/Tooltip';
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
      <InLandmark>
        <AriaTooltip className={styles['tooltip'] ?? ''} placement={placement} offset={6}>
          {text}
          {keys !== undefined && <Keys label={keys} />}
        </AriaTooltip>
      </InLandmark>
    </TooltipTrigger>
  );
}

const LANDMARKS = 'nav, header, main, aside, footer, [data-region], [role="dialog"], [role="alertdialog"]';

/** Has the tooltip stand in the landmark of its control, as everything in the window stands in one. */
function InLandmark({ children }: { children: ReactNode }) {
  const context = useContext(TooltipContext);
  const trigger = context != null && 'triggerRef' in context ? context.triggerRef : undefined;
  return (
    <PortalProvider getContainer={() => trigger?.current?.closest<HTMLElement>(LANDMARKS) ?? document.body}>
      {children}
    </PortalProvider>
  );
}
