import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words.ts';
import c from './progress-bar.module.css';
import { useFormat } from './use-format.ts';

/** Where long work stands; what is not known is left out. Rates are units a second. */
export interface Standing {
  done: number;
  total?: number | undefined;
  rate?: number | undefined;
  secondsLeft?: number | undefined;
}

interface ProgressBarProps extends Standing {
  label: ReactNode;
  /** What is being counted, for those who do not see the bar. */
  name: string;
  onCancel?: (() => void) | undefined;
  cancelling?: boolean;
  /** What is counted: things, or the bytes of a file. */
  unit?: 'bytes' | undefined;
  /** The figures under the bar instead of beside the label, for narrow places. */
  below?: boolean;
}

/** A bar with count, rate, time left and a way to stop. Without a total the bar moves instead of filling. */
export function ProgressBar({
  label,
  name,
  done,
  total,
  rate,
  secondsLeft,
  onCancel,
  cancelling,
  unit,
  below,
}: ProgressBarProps) {
  const t = useWords('ui');
  const format = useFormat();
  const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total);
  const counted = (count: number) => (unit === 'bytes' ? format.bytes(count) : format.number(count));
  const standing = () => {
    if (total !== undefined) return t('progressCount', { done: counted(done), total: counted(total) });
    if (unit === 'bytes') return counted(done);
    return done > 0 ? t('progressCountOpen', { done }) : '';
  };
  /** What is slower than one a second is told by the minute or by the hour: nobody does "0 a second". */
  const pace = () => {
    if (rate === undefined || rate <= 0) return '';
    if (rate >= 0.5) return t('progressRate', { rate: counted(Math.round(rate)) });
    if (rate * 60 >= 5) return t('progressRateMinute', { rate: counted(Math.round(rate * 60)) });
    return t('progressRateHour', { rate: counted(Math.round(rate * 3600)) });
  };
  const figures = [standing(), pace(), secondsLeft === undefined ? '' : format.left(secondsLeft)].filter(
    (figure) => figure !== '',
  );
  return (
    <div className={c.box}>
      <div className={c.head}>
        <span className={c.label}>{label}</span>
        {!below && <span className={c.figures}>{figures.join(' · ')}</span>}
        {onCancel && (
          <Button variant="subtle" size="compact-xs" onClick={onCancel} disabled={cancelling ?? false}>
            {t('cancel')}
          </Button>
        )}
      </div>
      <div
        className={c.track}
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        {...(share === undefined ? {} : { 'aria-valuemax': 100, 'aria-valuenow': Math.round(share * 100) })}
        aria-valuetext={figures.join(', ')}
      >
        <div
          className={share === undefined ? c.moving : c.bar}
          style={share === undefined ? undefined : { transform: `scaleX(${share})` }}
        />
      </div>
      {below && <span className={c.figures}>{figures.join(' · ')}</span>}
    </div>
  );
}
