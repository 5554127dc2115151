import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ScanSearch } from 'lucide-react';
import type { Inventory } from '../../../preload/contract/data-inventory.ts';
import { api } from '../../client.ts';
import { useJobs } from '../../live.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './data-inventory.module.css';
import { Refused } from './refused.tsx';

/** To begin a scan, and what came of it: one for all that a screen shows of it. */
export const useScan = () => useMutation(api.dataInventory.scan.mutationOptions());

interface ScanPartProps {
  scan: ReturnType<typeof useScan>;
  inventory: Inventory;
}

/** Begins a scan; while one runs there is nothing to begin. */
export function ScanButton({ connectionId, scan, inventory }: ScanPartProps & { connectionId: string }) {
  const t = useWords('dataInventory');
  return (
    <Button
      leftSection={<ScanSearch size={15} aria-hidden />}
      loading={scan.isPending}
      disabled={inventory.running !== undefined}
      onClick={() => scan.mutate({ connectionId })}
    >
      {inventory.scan ? t('scanAgain') : t('scan')}
    </Button>
  );
}

/** How far a scan is, why one did not begin, and what the last one could not read. */
export function ScanState({ base, scan: begun, inventory }: ScanPartProps & { base: string }) {
  const t = useWords('dataInventory');
  const format = useFormat();
  const jobs = useJobs();
  const job = jobs.find(({ kind, state, subject }) => kind === 'inventory' && state === 'running' && subject === base);
  const cancel = useMutation(api.shell.cancelJob.mutationOptions());
  const failed = jobs.find(({ kind, subject }) => kind === 'inventory' && subject === base);
  const { running, scan } = inventory;
  if (running)
    return (
      <div className={c.running}>
        <ProgressBar
          label={t('running')}
          name={t('runningCount')}
          {...running}
          {...(job?.rate === undefined ? {} : { rate: job.rate, secondsLeft: job.secondsLeft })}
          onCancel={job && (() => cancel.mutate({ id: job.id }))}
          cancelling={cancel.isPending}
        />
      </div>
    );
  return (
    <>
      <Refused error={begun.error} onDismiss={begun.reset} />
      {failed?.state === 'failed' && (
        <Notice kind="review" title={t('scanFailed')}>
          {t('scanFailedLine')}
        </Notice>
      )}
      {scan && !scan.complete && <Notice kind="review" title={t('incomplete', { when: format.when(scan.at) })} />}
      {scan && scan.unread.length > 0 && (
        <Notice kind="info" title={t('unread', { count: scan.unread.length })}>
          {scan.unread.map(({ table, because }) => `${table} (${t(`unreadBecause.${because}`)})`).join(', ')}
        </Notice>
      )}
    </>
  );
}
