import type { InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';

/** Why the inventory proposes a column, with the masked examples that it took. */
export function FoundPart({ found: { because, confidence, sample } }: { found: InventoryColumn }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const kinds = [...new Set(because.map(({ kind }) => kind))];
  return (
    <dl className={c.figures}>
      {kinds.length > 0 && (
        <div>
          <dt>{t('decideForm.why')}</dt>
          <dd>
            {kinds.map((kind) => t(`decideForm.because.${kind}`)).join(', ')}
            {confidence > 0 && <span className="quiet"> · {t('sure', { share: format.percent(confidence) })}</span>}
          </dd>
        </div>
      )}
      {sample.length > 0 && (
        <div>
          <dt>{t('decideForm.sample')}</dt>
          <dd>
            <code>{sample.slice(0, 3).join(' · ')}</code>
          </dd>
        </div>
      )}
    </dl>
  );
}
