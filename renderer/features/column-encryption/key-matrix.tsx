import { Button } from '@mantine/core';
import { Minus, ScrollText, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { KeyRing, KeysOfColumn } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { keyOf } from './column-lines.ts';
import { HolderCell } from './holder-cell.tsx';
import { inRecovery, type Person, peopleOf } from './key-holders.ts';
import { RotateDialog } from './rotate-dialog.tsx';
import { usePlans } from './use-columns.ts';

/** Columns by holders: who can read what, at a glance; a cell gives the key or takes it away. */
export function KeyMatrix({ base, ring }: { base: Profile; ring: KeyRing }) {
  const t = useWords('columnEncryption');
  const people = peopleOf(ring);
  return (
    <div className={c.matrixBox}>
      <table className={c.matrix} aria-label={t('keys.table')}>
        <thead>
          <tr>
            <th scope="col">{t('keys.column')}</th>
            {people.map(({ id, name, me, left }) => (
              <th key={id} scope="col" data-left={left || undefined}>
                <span className={c.person}>{name}</span>
                {(me || left) && <span className={c.under}>{me ? t('keys.you') : t('keys.left')}</span>}
              </th>
            ))}
            <th scope="col">
              <span className={c.person}>{t('keys.recovery')}</span>
            </th>
            <th scope="col" className={c.keyColumn}>
              {t('keys.key')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ring.columns.map((column) => (
            <ColumnLine key={column.planId} base={base} column={column} people={people} standing={ring.standing} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnLineProps {
  base: Profile;
  column: KeysOfColumn;
  people: readonly Person[];
  standing: KeyRing['standing'];
}

function ColumnLine({ base, column, people, standing }: ColumnLineProps) {
  const t = useWords('columnEncryption');
  const name = keyOf(column);
  const safe = inRecovery(column);
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
      </th>
      {people.map((person) => (
        <HolderCell key={person.id} column={column} person={person} fixed={standing !== 'team'} />
      ))}
      <td className={c.cell}>
        <span
          className={c.held}
          data-held={safe || undefined}
          title={t(safe ? 'keys.recoveryHolds' : 'keys.recoveryNot', { column: name })}
        >
          {safe ? <ScrollText size={15} aria-hidden /> : <Minus size={15} aria-hidden />}
          <span className="visually-hidden">{t(safe ? 'keys.has' : 'keys.hasNot')}</span>
        </span>
      </td>
      <KeyCell base={base} column={column} />
    </tr>
  );
}

/** Which key is in use and of when, why it should be changed, and how far a change is. */
function KeyCell({ base, column }: { base: Profile; column: KeysOfColumn }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const current = column.keys.find((key) => key.current);
  const older = column.keys.length - 1;
  const now = usePlans(base.id).data?.find(({ id }) => id === column.planId)?.now;
  const share = now?.progress.total ? now.progress.done / now.progress.total : 0;
  return (
    <td className={c.keyColumn}>
      <div className={c.keyCell}>
        <div>
          {current && (
            <span>
              {t('keys.keyNo', { number: String(current.number) })}{' '}
              <span className="quiet">
                {t('keys.keyOf', { date: format.date(current.madeAt) })}
                {older > 0 && ` · ${t('keys.older', { count: older })}`}
              </span>
            </span>
          )}
          {column.rotate && now?.doing !== 'rotate' && (
            <span className={c.because}>
              <TriangleAlert size={13} aria-hidden /> {t(`keys.rotateBecause.${column.rotate}`)}
            </span>
          )}
          {column.refusedCopies !== undefined && column.refusedCopies > 0 && (
            <span className={c.because}>{t('keys.refusedCopies', { count: column.refusedCopies })}</span>
          )}
          {now?.doing === 'rotate' && (
            <span className={c.because} data-quiet>
              {t('keys.rotating', { share: format.percent(share) })}
            </span>
          )}
        </div>
        {column.readable && now === undefined && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t('keys.rotateDialog.title', { column: keyOf(column) })}
            onClick={() => setAsking(true)}
          >
            {t('keys.rotate')}
          </Button>
        )}
      </div>
      {asking && <RotateDialog column={column} onClose={() => setAsking(false)} />}
    </td>
  );
}
