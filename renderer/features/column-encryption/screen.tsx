import { Button } from '@mantine/core';
import { DatabaseZap } from 'lucide-react';
import { Link, useParams } from 'wouter';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { AccessView } from './access-view.tsx';
import { ColumnsView } from './columns-view.tsx';
import { HealthView } from './health-view.tsx';
import { KeysView } from './keys-view.tsx';
import { places, views } from './places.ts';
import { useAddress } from './use-address.ts';
import { useBase } from './use-base.ts';

/** Column encryption: the columns and what becomes of them, their keys, their health, and the right of access. */
export function ColumnEncryptionScreen() {
  const t = useWords('columnEncryption');
  const explain = useExplain('columnEncryption');
  const { view: asked } = useParams();
  const view = views.find((one) => one === asked) ?? 'columns';
  const { address } = useAddress();
  const { connections, base } = useBase(address.base);
  if (base === undefined)
    return (
      <Page title={t('title')} line={t('line')}>
        {connections.isPending && <Loading rows={8} />}
        {connections.error && (
          <Failure explanation={explain(connections.error)} retry={() => void connections.refetch()} />
        )}
        {connections.data && (
          <Empty
            icon={DatabaseZap}
            title={t('noBase')}
            action={
              <Button component={Link} to={places.connections}>
                {t('toConnections')}
              </Button>
            }
          >
            {t('noBaseLine')}
          </Empty>
        )}
      </Page>
    );
  const bases = connections.data ?? [];
  const of = { base, bases };
  if (view === 'keys') return <KeysView key={base.id} {...of} />;
  if (view === 'health') return <HealthView key={base.id} {...of} />;
  if (view === 'access') return <AccessView key={base.id} {...of} />;
  return <ColumnsView key={base.id} {...of} />;
}
