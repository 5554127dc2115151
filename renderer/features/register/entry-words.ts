import { useMemo } from 'react';
import { type Fact, type RegisterEntry, registered } from '../../../preload/contract/register.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A line of the register in words: what, who, its figures in short, and each of its facts. */
export function useEntryWords() {
  const t = useWords('register');
  const exports = useWords('exports');
  const campaigns = useWords('passwordCampaigns');
  const format = useFormat();
  return useMemo(() => {
    const what = (key: string) => {
      const known = registered.find((one) => one === key);
      return known ? t(`what.${known}`) : key;
    };
    const value = (key: string, fact: Fact): string => {
      if (Array.isArray(fact)) return fact.map((one) => value(key, one)).join(', ');
      if (typeof fact === 'number') return format.number(fact);
      if (typeof fact === 'boolean') return String(fact);
      if (key === 'purpose') return exports(`purposes.${fact as 'follow-up'}`, { defaultValue: fact });
      if (key === 'dataset') return exports(`dataset.${fact as 'password-verdicts'}`, { defaultValue: fact });
      if (key === 'columns') return campaigns(`exportColumn.${fact as 'login'}`, { defaultValue: fact });
      if (day.test(fact)) return format.date(fact);
      return instant.test(fact) ? `${format.date(fact)}, ${format.time(fact)}` : fact;
    };
    const counted = ['changed', 'undone', 'sent', 'refused'] as const;
    const brief = ({ facts }: RegisterEntry): string => {
      const { accounts, weak, rows: written, people, deleteBy } = facts;
      // Of an imposed change, the accounts that were changed say more than the rows that were looked at.
      const rows = typeof facts.changed === 'number' ? undefined : written;
      return [
        ...counted.flatMap((key) => {
          const count = facts[key];
          return typeof count === 'number' && (count > 0 || key === 'changed') ? [t(`brief.${key}`, { count })] : [];
        }),
        ...(typeof accounts === 'number' ? [t('brief.accounts', { count: accounts })] : []),
        ...(typeof weak === 'number' ? [t('brief.weak', { count: weak })] : []),
        ...(typeof rows === 'number' ? [t('brief.rows', { count: rows })] : []),
        ...(typeof people === 'number' ? [t('brief.people', { count: people })] : []),
        ...(typeof deleteBy === 'string' ? [t('brief.deleteBy', { day: format.date(deleteBy) })] : []),
      ].join(' · ');
    };
    const who = ({ author, mine }: Pick<RegisterEntry, 'author' | 'mine'>): string => {
      if (mine) return author === '' ? t('meAlone') : t('me', { name: author });
      return author === '' ? t('nobody') : author;
    };
    const factName = (key: string) => t(`fact.${key as 'rows'}`, { defaultValue: key });
    return { what, who, brief, value, factName };
  }, [t, exports, campaigns, format]);
}
