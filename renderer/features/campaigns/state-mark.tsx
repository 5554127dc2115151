import { Archive, CircleCheck, CircleDashed, CircleDot, CirclePause, CircleX, TriangleAlert } from 'lucide-react';
import type { Campaign, Standing } from '../../../preload/contract/campaigns.ts';
import { toneOf } from './campaign-facts.ts';
import c from './campaigns.module.css';

const states = { draft: CircleDashed, open: CircleDot, paused: CirclePause, stopped: CircleX, closed: Archive };

/** The shape of a state; its word stands beside it. */
export function StateMark({ state }: { state: Campaign['state'] }) {
  const Icon = states[state];
  return <Icon className={c.mark} data-state={state} size={15} aria-hidden />;
}

const tones = { good: CircleCheck, review: TriangleAlert, waits: CircleDot, quiet: CircleDashed };

/** The shape of where a person stands; its word stands beside it. */
export function StandingMark({ standing, size = 15 }: { standing: Standing; size?: number }) {
  const tone = toneOf(standing);
  const Icon = tones[tone];
  return <Icon className={c.mark} data-tone={tone} size={size} aria-hidden />;
}
