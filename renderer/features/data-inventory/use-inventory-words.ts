import { useMemo } from 'react';
import type {
  Because,
  DataCategory,
  InventoryColumn,
  ProposedTreatment,
} from '../../../preload/contract/data-inventory.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';

/** The sentences of the inventory: categories, reasons, treatments; what a newer application says is shown by its key. */
export function useInventoryWords() {
  const t = useWords('dataInventory');
  const format = useFormat();
  return useMemo(() => {
    const category = (of: DataCategory | undefined) =>
      of === undefined ? t('noCategory') : t(`category.${of}`, { defaultValue: of });
    const because = ({ code, facts }: Because) => {
      const share = typeof facts.share === 'number' ? format.percent(facts.share / 100) : '';
      const of = typeof facts.of === 'number' ? format.number(facts.of) : '';
      const family =
        typeof facts.family === 'string' ? t(`family.${facts.family as 'md5'}`, { defaultValue: facts.family }) : '';
      return t(`because.${code as 'emails'}`, { ...facts, share, of, family, defaultValue: code });
    };
    const treatment = (of: ProposedTreatment | undefined) => {
      if (!of) return '';
      if (of.kind === 'encrypt') return of.index === 'none' ? t('treatment.encrypt') : t('treatment.encryptIndex');
      return t(`treatment.${of.kind}`);
    };
    return {
      category,
      because,
      treatment,
      /** The reason that says most, in few words. */
      brief: ({ because: reasons }: InventoryColumn) => {
        const said = reasons.find(({ kind, code }) => kind === 'content' && code !== 'not-read') ?? reasons[0];
        return said ? because(said) : '';
      },
      state: (column: InventoryColumn) => t(`state.${column.state}`),
      change: ({ change }: InventoryColumn) => (change === 'same' ? '' : t(`change.${change}`)),
    };
  }, [t, format]);
}
