import '@mantine/charts/styles.layer.css';
import { LineChart } from '@mantine/charts';
import { useFormat } from '../use-format.ts';
import c from './charts.module.css';
import type { TrendPoint } from './trend.tsx';

/** The line itself; loaded by Trend. */
export function TrendLine({ points, name }: { points: readonly TrendPoint[]; name: string }) {
  const format = useFormat();
  return (
    <div className={c.trend} aria-hidden>
      <LineChart
        h={200}
        data={points.map((point) => ({ ...point }))}
        dataKey="label"
        series={[{ name: 'value', label: name, color: 'var(--accent)' }]}
        curveType="linear"
        withTooltip
        withPointLabels={points.length <= 12}
        valueFormatter={(value) => format.number(value)}
        gridColor="var(--rule)"
        textColor="var(--ink-quiet)"
        tickLine="none"
        strokeWidth={2}
        dotProps={{ r: 4, strokeWidth: 0, fill: 'var(--accent)' }}
        activeDotProps={{ r: 5 }}
        yAxisProps={{ domain: [0, 'auto'], allowDecimals: false, width: 56 }}
        xAxisProps={{ padding: { left: 28, right: 28 }, tickMargin: 10 }}
        lineChartProps={{ margin: { top: 20, right: 8 }, accessibilityLayer: false }}
        lineProps={{ isAnimationActive: false }}
      />
    </div>
  );
}
