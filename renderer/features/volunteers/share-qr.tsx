import type { Share } from '../../../preload/contract/volunteers.ts';
import { useWords } from '../../words.ts';

/** A QR code as it was drawn for us: black on white in both themes, for cameras. */
export function ShareQr({ qr: { size, path }, className }: { qr: Share['qr']; className: string }) {
  const t = useWords('volunteers');
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('sheet.qr')}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
