import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, RefreshCw } from 'lucide-react';
import { Link, useParams } from 'wouter';
import { api } from '../../client.ts';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { placeOf } from './places.ts';
import { PreviewParts } from './preview-parts.tsx';
import { Problem } from './problem.tsx';
import c from './retention.module.css';
import { useBase, useRetention } from './use-retention.ts';
import { useSay } from './use-say.ts';

/** What the purge of one rule would do now, and the decision. */
export function PreviewScreen() {
  const { id = '' } = useParams();
  const { base } = useBase();
  return base ? <OfRule key={`${base.id} ${id}`} connectionId={base.id} ruleId={id} /> : <Loading rows={8} />;
}

function OfRule({ connectionId, ruleId }: { connectionId: string; ruleId: string }) {
  const t = useWords('retention');
  const say = useSay();
  const known = useRetention(connectionId).data;
  const rule = known?.rules.find((one) => one.id === ruleId);
  const clock = known?.clocks.find((one) => one.id === rule?.clockId);
  const preview = useQuery(
    api.retention.preview.queryOptions({ input: { ruleId }, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  const again = () => void preview.refetch();
  return (
    <Page
      title={rule?.name ?? t('preview.title')}
      line={
        <>
          {rule && clock && `${say.said(clock.name)} · ${say.clock(clock)}`}{' '}
          <Link className={c.back ?? ''} to={placeOf('rules', connectionId)}>
            <ArrowLeft size={13} aria-hidden />
            {t('preview.back')}
          </Link>
        </>
      }
      action={
        <Button
          variant="default"
          leftSection={<RefreshCw size={14} aria-hidden />}
          loading={preview.isFetching}
          onClick={again}
        >
          {t('preview.again')}
        </Button>
      }
    >
      {preview.isPending && <Loading rows={10} />}
      <Problem error={preview.error} onRetry={again} />
      {preview.data && rule && known && (
        <PreviewParts preview={preview.data} rule={rule} retention={known} connectionId={connectionId} again={again} />
      )}
    </Page>
  );
}
