import type { Plan } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import { useLocale, useWords } from '../../words.ts';
import { inRecovery } from './key-holders.ts';
import { Part } from './part.tsx';
import { placeOf } from './places.ts';
import { useKeyRing } from './use-columns.ts';

/** Who can read this column, at a glance; the keys are given and changed on their own page. */
export function HoldersPart({ base, plan }: { base: Profile; plan: Plan }) {
  const t = useWords('columnEncryption');
  const locale = useLocale();
  const column = useKeyRing(base.id).data?.columns.find(({ planId }) => planId === plan.id);
  if (column === undefined) return null;
  const names = column.holders.filter(({ kind }) => kind === 'volunteer').map(({ name }) => name);
  const all = inRecovery(column) ? [...names, t('holders.recovery')] : names;
  return (
    <Part title={t('holders.title')} action={<a href={`#${placeOf('keys')}`}>{t('holders.see')}</a>}>
      <p>{new Intl.ListFormat(locale).format(all)}</p>
    </Part>
  );
}
