import { Button } from '@mantine/core';
import { DatabaseZap } from 'lucide-react';
import { Link, useParams } from 'wouter';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { CertificatesView } from './certificates-view.tsx';
import { ClocksView } from './clocks-view.tsx';
import { HoldsView } from './holds-view.tsx';
import { places, views } from './places.ts';
import { RulesView } from './rules-view.tsx';
import { RunsView } from './runs-view.tsx';
import { useBase, useRetention } from './use-retention.ts';

/** What may be kept for how long, what is due, and what was purged. */
export function RetentionScreen() {
  const t = useWords('retention');
  const explain = useExplain('retention');
  const { connections, base } = useBase();
  if (base !== undefined) return <OfConnection key={base.id} base={base} bases={connections.data ?? []} />;
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
}

type Base = { id: string; name: string };

function OfConnection({ base, bases }: { base: Base; bases: readonly Base[] }) {
  const t = useWords('retention');
  const explain = useExplain('retention');
  const { view: asked } = useParams();
  const view = views.find((one) => one === asked) ?? 'rules';
  const retention = useRetention(base.id);
  if (!retention.data)
    return (
      <Page title={t('title')} line={t('line')}>
        {retention.error ? (
          <Failure explanation={explain(retention.error)} retry={() => void retention.refetch()} />
        ) : (
          <Loading rows={10} />
        )}
      </Page>
    );
  const of = { base, bases, retention: retention.data };
  if (view === 'runs') return <RunsView {...of} />;
  if (view === 'clocks') return <ClocksView {...of} />;
  if (view === 'holds') return <HoldsView {...of} />;
  if (view === 'certificates') return <CertificatesView {...of} />;
  return <RulesView {...of} />;
}
