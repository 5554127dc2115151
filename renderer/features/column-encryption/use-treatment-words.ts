import type { Treatment } from '../../../preload/contract/column-encryption.ts';
import type { InventoryColumn, ProposedTreatment } from '../../../preload/contract/data-inventory.ts';
import { useWords } from '../../words.ts';

/** What a column becomes and what it holds, in words. */
export function useTreatmentWords() {
  const t = useWords('columnEncryption');
  const treatment = (one: Treatment | ProposedTreatment) =>
    one.kind === 'encrypt' && one.index !== 'none' ? t('treatmentIndexed') : t(`treatment.${one.kind}`);
  const category = (found: InventoryColumn | undefined) =>
    t(`category.${found?.category ?? found?.recognised ?? 'unknown'}`, { defaultValue: t('category.unknown') });
  return { treatment, category };
}
