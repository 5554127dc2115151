import { useElementSize } from '@mantine/hooks';
import type { CurvePoint } from '../../../preload/contract/campaigns.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { apart, niceTop } from './curve-scale.ts';

const series = ['left', 'written', 'verified', 'imposed'] as const;
const height = 280;
const around = { top: 12, right: 150, bottom: 28, left: 48 };

/** Four lines, told apart by their strokes and by the words at their ends, so that they can be read in grey. */
export function CurvesChart({ points, most }: { points: readonly CurvePoint[]; most: number }) {
  const t = useWords('campaigns');
  const format = useFormat();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const top = niceTop(Math.max(most, 1));
  const inner = Math.max(80, width - around.left - around.right);
  const first = Date.parse(points[0]?.day ?? '');
  const span = Math.max(1, Date.parse(points.at(-1)?.day ?? '') - first);
  const x = (day: string) => around.left + ((Date.parse(day) - first) / span) * inner;
  const y = (count: number) => around.top + (1 - count / top) * (height - around.top - around.bottom);
  const last = points.at(-1);
  const shown = series.filter((one) => one !== 'imposed' || points.some(({ imposed }) => imposed > 0));
  const labels = apart(
    shown.map((one) => y(last?.[one] ?? 0)),
    18,
  );
  const days = [points[0]?.day, ...(points.length > 1 ? [last?.day] : [])].filter((day) => day !== undefined);
  return (
    <div ref={ref} className={c.chart} aria-hidden>
      {width > 0 && (
        <svg width={width} height={height} role="presentation">
          {[0, top / 2, top].map((count) => (
            <g key={count}>
              <line className={c.gridLine} x1={around.left} x2={around.left + inner} y1={y(count)} y2={y(count)} />
              <text className={c.axis} x={around.left - 8} y={y(count) + 4} textAnchor="end">
                {format.number(count)}
              </text>
            </g>
          ))}
          {days.map((day, index) => (
            <text key={day} className={c.axis} x={x(day)} y={height - 8} textAnchor={index === 0 ? 'start' : 'end'}>
              {format.date(day)}
            </text>
          ))}
          {shown.map((one, index) => (
            <g key={one} className={c.curve} data-series={one}>
              <polyline points={points.map((point) => `${x(point.day)},${y(point[one])}`).join(' ')} />
              {last && <circle cx={x(last.day)} cy={y(last[one])} r={3.5} />}
              <text x={around.left + inner + 12} y={(labels[index] ?? 0) + 4}>
                {format.number(last?.[one] ?? 0)} {t(`curves.${one}`)}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
