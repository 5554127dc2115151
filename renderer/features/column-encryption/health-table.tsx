import type { Health } from '../../../preload/contract/column-encryption.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { isGood, keyOf } from './column-lines.ts';
import { GroupMark } from './group-mark.tsx';
import { places } from './places.ts';
import { StateBars } from './state-track.tsx';

type Column = Health['columns'][number];

/** A line a protected column: what the last verification found, when the next is due, who holds the key and of when it is. */
export function HealthTable({ health: { columns } }: { health: Health }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  return (
    <table className={c.health} aria-label={t('health.table')}>
      <thead>
        <tr>
          <th scope="col">{t('health.column')}</th>
          <th scope="col">{t('health.state')}</th>
          <th scope="col">{t('health.found')}</th>
          <th scope="col">{t('health.next')}</th>
          <th scope="col" className="number">
            {t('health.holders')}
          </th>
          <th scope="col">{t('health.key')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.planId}>
            <th scope="row">
              <a className={c.name} href={`#${places.here}?open=${encodeURIComponent(keyOf(column))}`}>
                {keyOf(column)}
              </a>
            </th>
            <td>
              <span className={c.stands}>
                <StateBars state={column.state} /> {t(`state.${column.state}`)}
              </span>
            </td>
            <td>
              <Found column={column} />
            </td>
            <td>
              {column.next === undefined ? '' : format.date(column.next)}
              {column.overdue && <span className={c.review}> · {t('health.overdue')}</span>}
            </td>
            <td className="number">{column.treatment === 'hash' ? '' : format.number(column.holders)}</td>
            <td>
              <Key column={column} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Found({ column: { verification } }: { column: Column }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  if (verification === undefined) return <span className="quiet">{t('health.never')}</span>;
  const when = format.when(verification.at);
  if (isGood(verification)) return t('health.good', { when });
  const { pending, stale, corrupt } = verification;
  const parts = [
    pending > 0 ? t('health.badPending', { count: pending }) : '',
    stale > 0 ? t('health.badStale', { count: stale }) : '',
    corrupt > 0 ? t('health.badCorrupt', { count: corrupt }) : '',
  ].filter(Boolean);
  return (
    <span className={c.stands}>
      <GroupMark group="trouble" />
      <span className={c.review}>{t('health.bad', { parts: parts.join(', '), when })}</span>
    </span>
  );
}

function Key({ column: { treatment, keyNumber, keyMadeAt, rotate } }: { column: Column }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  if (treatment === 'hash') return <span className="quiet">{t('health.noKey')}</span>;
  if (keyNumber === undefined) return '';
  return (
    <>
      {t('keys.keyNo', { number: String(keyNumber) })}{' '}
      {keyMadeAt !== undefined && <span className="quiet">{t('keys.keyOf', { date: format.date(keyMadeAt) })}</span>}
      {rotate && <span className={c.because}>{t(`keys.rotateBecause.${rotate}`)}</span>}
    </>
  );
}
