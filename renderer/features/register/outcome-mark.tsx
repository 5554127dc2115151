import { CircleCheck, CirclePause, CircleSlash, TriangleAlert } from 'lucide-react';
import type { Outcome } from '../../../preload/contract/register.ts';

const icons = { done: CircleCheck, cancelled: CircleSlash, interrupted: CirclePause, failed: TriangleAlert } as const;

/** The shape of how it ended; the word stands beside it. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const Icon = icons[outcome];
  return <Icon size={14} aria-hidden />;
}
