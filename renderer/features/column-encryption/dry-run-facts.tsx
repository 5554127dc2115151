import type { DeliveryDryRun } from '../../../preload/contract/column-encryption.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { keyOf } from './column-lines.ts';

/** What a delivery would write and what it found there, and why it would not be done. */
export function DryRunFacts({ dryRun }: { dryRun: DeliveryDryRun }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const { place, folder, former, columns, bytes, refused } = dryRun;
  const numbers = (list: readonly number[]) =>
    t(list.length > 1 ? 'delivery.numbers' : 'delivery.number', { list: list.join(', ') });
  return (
    <>
      {refused && (
        <Notice kind="danger" title={t(`delivery.refused.${refused}.what`)}>
          {t(`delivery.refused.${refused}.next`)}
        </Notice>
      )}
      <div>
        <p className={c.would}>{t('delivery.wouldWrite', { bytes: format.bytes(bytes), path: place.path })}</p>
        <p className="quiet">{t('delivery.mode')}</p>
      </div>
      <dl className={c.figures}>
        <div>
          <dt>{t('delivery.columns')}</dt>
          <dd>
            <ul>
              {columns.map((column) => (
                <li key={keyOf(column)}>
                  <code>{keyOf(column)}</code> <span className="quiet">{numbers(column.numbers)}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{t('delivery.folder')}</dt>
          <dd>
            {folder.exists
              ? t(folder.writable ? 'delivery.folderGood' : 'delivery.folderClosed', { mode: folder.mode })
              : t('delivery.folderMissing')}
            {folder.othersRead && <span className={c.under}>{t('delivery.folderOpen')}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('delivery.former')}</dt>
          <dd>
            {former === undefined
              ? t('delivery.formerNone')
              : t(former.same ? 'delivery.formerSame' : 'delivery.formerOther', {
                  bytes: format.bytes(former.bytes),
                  date: format.date(former.modifiedAt),
                })}
            {former && <span className={c.under}>{t('delivery.formerMode', { mode: former.mode })}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('delivery.fingerprintOf')}</dt>
          <dd>
            <code>{dryRun.fingerprint}</code>
          </dd>
        </div>
      </dl>
    </>
  );
}
