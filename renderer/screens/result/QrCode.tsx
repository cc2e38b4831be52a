import styles from './QrPanel.module.css';
import type { QrSymbol } from './qr-symbol.ts';

const MIN_MODULE_PX = 3;
/** A small code is drawn larger, up to about this. */
const ROOMY_PX = 300;

/** A QR code, dark on white in every theme: a reader needs that, whatever the window looks like. */
export function QrCode({ symbol, label }: { symbol: QrSymbol; label: string }) {
  const { sizeModules, path } = symbol;
  const modulePx = Math.max(MIN_MODULE_PX, Math.floor(ROOMY_PX / sizeModules));
  // Whole pixels of the screen too, where one of CSS is not one of those.
  const screenPx = Math.ceil(modulePx * devicePixelRatio) / devicePixelRatio;
  const side = sizeModules * screenPx;
  return (
    <svg
      className={styles['code']}
      role="img"
      aria-label={label}
      width={side}
      height={side}
      viewBox={`0 0 ${sizeModules} ${sizeModules}`}
      shapeRendering="crispEdges"
    >
      <rect width={sizeModules} height={sizeModules} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
