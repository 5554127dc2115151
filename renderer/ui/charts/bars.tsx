import { useWords } from '../../words.ts';
import { useFormat } from '../use-format.ts';
import c from './charts.module.css';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** What the bar is a part of; the longest base fills the width. */
  readonly base: number;
  readonly onOpen?: () => void;
}

/** Bars with their names and numbers beside them; the base is drawn as the track, so that a part is seen as a part. */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const t = useWords('charts');
  const format = useFormat();
  const longest = Math.max(1, ...bars.map((bar) => bar.base));
  return (
    <ul className={c.bars} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.key} className={c.barRow}>
          {bar.onOpen ? (
            <button type="button" className={c.barName} title={t('filter', { label: bar.label })} onClick={bar.onOpen}>
              {bar.label}
            </button>
          ) : (
            <span className={c.barName}>{bar.label}</span>
          )}
          <span className={c.track} aria-hidden>
            <span className={c.base} style={{ width: `${(bar.base / longest) * 100}%` }} />
            <span className={c.bar} style={{ width: `${(bar.value / longest) * 100}%` }} />
          </span>
          <span className={c.barValue}>{format.number(bar.value)}</span>
          <span className={c.barShare}>{bar.base > 0 ? format.percent(bar.value / bar.base) : ''}</span>
        </li>
      ))}
    </ul>
  );
}

/** The same at the size of a word: tells the shape, and its sentence tells the rest. */
export function SmallBars({ values }: { values: readonly number[] }) {
  const most = Math.max(1, ...values);
  return (
    <span className={c.small} aria-hidden>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that tells one bar from another
        <span key={index} style={{ height: `${Math.max(8, (value / most) * 100)}%` }} />
      ))}
    </span>
  );
}
