import i18next from 'i18next';
import type { Strength } from '../../../preload/contract/vault.ts';
import { useWords } from '../../words.ts';
import c from './strength-meter.module.css';

const scores = [0, 1, 2, 3, 4] as const;

interface StrengthMeterProps {
  /** Characters still to come before it is long enough. */
  missing: number;
  strength: Strength | undefined;
}

/** How a passphrase fares: five bars, a word, and at most one piece of advice; the height is kept from the start. */
export function StrengthMeter({ missing, strength }: StrengthMeterProps) {
  const t = useWords('vault');
  const score = strength === undefined || missing > 0 ? -1 : strength.score;
  const advice = strength?.advice.find((key) => i18next.exists(`vault:advice.${key}`));
  const word = () => {
    if (strength === undefined) return '\u00a0';
    if (missing > 0) return t('strength.tooShort', { count: missing });
    return t(`strength.score${scores[strength.score] ?? 0}`);
  };
  return (
    <div className={c.meter} data-good={score >= 3 || undefined} role="status" aria-label={t('strength.label')}>
      <div className={c.bars} aria-hidden>
        {scores.map((one) => (
          <span key={one} data-on={one <= score || undefined} />
        ))}
      </div>
      <span className={c.word}>{word()}</span>
      {advice !== undefined && score < 4 && (
        <span className={c.advice}>{i18next.t(`vault:advice.${advice}` as never)}</span>
      )}
    </div>
  );
}
