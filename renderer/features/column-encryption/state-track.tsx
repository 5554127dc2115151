import { Check } from 'lucide-react';
import { type ColumnState, columnStates } from '../../../preload/contract/column-encryption.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';

const placeIn = (index: number, now: number) => (index < now ? 'passed' : index === now ? 'here' : 'ahead');

/** The six states in their order, where the column is among them, and until where one can come back. */
export function StateTrack({ state }: { state: ColumnState }) {
  const t = useWords('columnEncryption');
  const now = columnStates.indexOf(state);
  return (
    <div className={c.track}>
      <ol className={c.steps} aria-label={t('track')}>
        {columnStates.map((one, index) => {
          const place = placeIn(index, now);
          // The last state is an end: one does not stand before it any more.
          const done = place === 'passed' || (place === 'here' && one === 'contracted');
          return (
            <li key={one} data-place={place} aria-current={place === 'here' ? 'step' : undefined}>
              <span className={c.dot} data-done={done || undefined} aria-hidden>
                {done && <Check size={11} strokeWidth={3} />}
              </span>
              <span className={c.stepName}>{t(`state.${one}`)}</span>
              <span className="visually-hidden"> ({t(place)})</span>
            </li>
          );
        })}
      </ol>
      <div className={c.reach} aria-hidden>
        <span>{t('reversible')}</span>
        <span>{t('irreversible')}</span>
      </div>
    </div>
  );
}

/** The same, small, for a line of the table. */
export function StateBars({ state }: { state: ColumnState }) {
  const now = columnStates.indexOf(state);
  return (
    <span className={c.bars} aria-hidden>
      {columnStates.map((one, index) => (
        <span key={one} data-place={placeIn(index, now)} />
      ))}
    </span>
  );
}
