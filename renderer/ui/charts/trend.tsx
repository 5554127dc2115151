import { lazy, Suspense } from 'react';
import c from './charts.module.css';

export interface TrendPoint {
  readonly label: string;
  readonly value: number;
}

// The chart library is 300 kB: it comes only when a trend is looked at.
const TrendLine = lazy(() => import('./trend-line.tsx').then(({ TrendLine: line }) => ({ default: line })));

/** A line over time from zero, each point with its number. */
export function Trend({ points, name }: { points: readonly TrendPoint[]; name: string }) {
  return (
    <Suspense fallback={<div className={c.trend} />}>
      <TrendLine points={points} name={name} />
    </Suspense>
  );
}
