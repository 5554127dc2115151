import { KeySquare } from 'lucide-react';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { Above, type OfBase } from './above.tsx';
import c from './column-encryption.module.css';
import { DeliverySection } from './delivery-section.tsx';
import { KeyMatrix } from './key-matrix.tsx';
import { KeyNotices } from './key-notices.tsx';
import { useKeyRing } from './use-columns.ts';

/** The keys of a database: who can read which column, and their delivery to Ouvadmin's server. */
export function KeysView({ base, bases }: OfBase) {
  const t = useWords('columnEncryption');
  const explain = useExplain('columnEncryption');
  const keys = useKeyRing(base.id);
  const ring = keys.data;
  return (
    <Page
      title={t('keys.title')}
      line={t('keys.line')}
      filters={<Above base={base} bases={bases} view="keys" readAt={keys.dataUpdatedAt} />}
    >
      {keys.isPending && <Loading rows={6} />}
      {keys.error && !ring && <Failure explanation={explain(keys.error)} retry={() => void keys.refetch()} />}
      {ring?.columns.length === 0 && (
        <Empty icon={KeySquare} title={t('keys.none')}>
          {t('keys.noneLine')}
        </Empty>
      )}
      {ring && ring.columns.length > 0 && (
        <div className={c.keys}>
          <KeyNotices ring={ring} />
          <KeyMatrix base={base} ring={ring} />
        </div>
      )}
      {ring && ring.columns.length > 0 && <DeliverySection base={base} />}
    </Page>
  );
}
