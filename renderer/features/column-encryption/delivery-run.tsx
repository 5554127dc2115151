import { Button, Loader } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DeliveryDryRun } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { refusalCode } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { DryRunFacts } from './dry-run-facts.tsx';
import { HostKeyPart } from './host-key-part.tsx';
import { Problem } from './problem.tsx';

/** How long a dry run may be acted on, in milliseconds: the application refuses an older one. */
const holds = 3_600_000;

/** The dry run, asked for by hand, and the delivery of exactly what it showed. */
export function DeliveryRun({ base }: { base: Profile }) {
  const t = useWords('columnEncryption');
  const dryRun = useQuery(
    api.columnEncryption.deliveryDryRun.queryOptions({
      input: { connectionId: base.id },
      enabled: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 2 * holds,
    }),
  );
  const found = dryRun.isFetching || dryRun.error ? undefined : dryRun.data;
  return (
    <div className={c.stack}>
      <div className={c.buttons}>
        <Button
          variant={found ? 'default' : 'filled'}
          loading={dryRun.isFetching}
          onClick={() => void dryRun.refetch()}
        >
          {found ? t('delivery.dryRunAgain') : t('delivery.dryRun')}
        </Button>
        <span className={c.why}>{t('delivery.dryRunLine')}</span>
      </div>
      {dryRun.isFetching && (
        <p className={c.reading} role="status">
          <Loader size={15} aria-hidden /> {t('delivery.running')}
        </p>
      )}
      {dryRun.error && !dryRun.isFetching && <Problem error={dryRun.error} />}
      {dryRun.error && isHostKey(dryRun.error) && <HostKeyPart base={base} again />}
      {found && <Decision key={found.id} dryRun={found} />}
    </div>
  );
}

/** Whether the server showed another key than the one that was accepted. */
function isHostKey(error: unknown): boolean {
  const data: unknown = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined;
  const code: unknown = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  return refusalCode(error) === 'CANNOT_REACH' && (code === 'host-key-changed' || code === 'host-key-unknown');
}

function Decision({ dryRun }: { dryRun: DeliveryDryRun }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const queries = useQueryClient();
  const over = useOver(Date.parse(dryRun.at) + holds);
  const deliver = useMutation(
    api.columnEncryption.deliver.mutationOptions({
      onSuccess: async () => {
        notify('good', t('delivery.delivered'));
        await queries.resetQueries({ queryKey: api.columnEncryption.deliveryDryRun.key() });
        await queries.invalidateQueries({ queryKey: api.columnEncryption.delivery.key() });
      },
    }),
  );
  return (
    <>
      <DryRunFacts dryRun={dryRun} />
      {over && <Notice kind="review">{t('delivery.over', { when: format.when(dryRun.at) })}</Notice>}
      {deliver.error && <Problem error={deliver.error} />}
      <div>
        <Button
          disabled={dryRun.refused !== undefined || over}
          loading={deliver.isPending}
          onClick={() => deliver.mutate({ dryRunId: dryRun.id })}
        >
          {t('delivery.deliver')}
        </Button>
      </div>
    </>
  );
}

/** Whether an instant (epoch milliseconds) has passed; turns true by itself. */
function useOver(end: number): boolean {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, end - Date.now()) + 50);
    return () => clearTimeout(timer);
  }, [end]);
  return now >= end;
}
