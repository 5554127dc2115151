import { Ban, CircleCheck, CircleDashed, CircleHelp, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { Outcome } from '../../../preload/contract/password-campaigns.ts';
import c from './password-campaigns.module.css';

const icons = {
  weak: TriangleAlert,
  conforming: CircleCheck,
  'not-found': CircleDashed,
  none: Ban,
  unreadable: CircleHelp,
} as const;

/** The shape of a verdict; the word always stands beside it. Left alone when another row has the same. */
export const OutcomeMark = memo(function OutcomeMark({ outcome, size = 14 }: { outcome: Outcome; size?: number }) {
  const Icon = icons[outcome];
  return <Icon className={c.mark} data-outcome={outcome} size={size} strokeWidth={2} aria-hidden />;
});
