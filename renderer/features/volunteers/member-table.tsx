import { ShieldCheck } from 'lucide-react';
import type { Volunteer } from '../../../preload/contract/volunteers.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './volunteers.module.css';

interface MemberTableProps {
  volunteers: readonly Volunteer[];
  open: string | undefined;
  onOpen: (id: string) => void;
}

/** Who belongs, in the order in which they joined. */
export function MemberTable({ volunteers, open, onOpen }: MemberTableProps) {
  const t = useWords('volunteers');
  const format = useFormat();
  return (
    <table className={c.table} aria-label={t('member.table')}>
      <thead>
        <tr>
          <th scope="col">{t('member.name')}</th>
          <th scope="col">{t('member.roleColumn')}</th>
          <th scope="col">{t('member.joined')}</th>
          <th scope="col" className={c.detail}>
            {t('member.admittedBy')}
          </th>
          <th scope="col" className={c.detail}>
            {t('member.sheet')}
          </th>
        </tr>
      </thead>
      <tbody>
        {volunteers.map((person) => (
          <tr key={person.id} data-open={person.id === open || undefined}>
            <td className={c.nameCell}>
              <button type="button" className={c.link} onClick={() => onOpen(person.id)}>
                {person.name}
              </button>
              {person.me && <span className={c.you}>{t('member.you')}</span>}
            </td>
            <td>
              <span className={c.role}>
                {person.role === 'administrator' && <ShieldCheck size={14} aria-hidden />}
                {t(`role.${person.role}`)}
              </span>
            </td>
            <td>{format.date(person.joinedAt)}</td>
            <td className={c.detail}>
              {person.admittedBy === undefined ? t('member.founder') : t('member.by', { name: person.admittedBy })}
            </td>
            <td className={c.detail}>{person.holdsShare ? t('member.holds') : t('member.holdsNot')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
