import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { api } from '../../client.ts';
import { download } from '../../ui/export-dialog/download.ts';
import { notify } from '../../ui/notice.tsx';
import { SqlText } from '../../ui/sql-text.tsx';
import { Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { Problem } from './problem.tsx';

/** What Ouvadmin's program must change, before and after side by side, and the library that it needs. */
export function CodePart({ plan }: { plan: Plan }) {
  const t = useWords('columnEncryption');
  // Before the switch it is what one must do next; else it is there for whoever asks.
  const due = plan.state === 'verifying' && plan.now === undefined;
  const [open, setOpen] = useState(due);
  const code = useQuery(
    api.columnEncryption.code.queryOptions({
      input: { planId: plan.id },
      enabled: open,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const save = useMutation(
    api.columnEncryption.saveLibrary.mutationOptions({
      onSuccess: ({ saved, download: address }) => {
        if (address !== undefined) download(address, 'ouvadesk-columns.php');
        if (saved) notify('good', t('code.saved'));
      },
    }),
  );
  return (
    <details className={c.fold} open={due} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('code.title')}</summary>
      <div className={c.folded}>
        <p className="quiet">{t('code.line')}</p>
        {open && code.isPending && <Loading rows={4} />}
        {code.error && <Problem still error={code.error} onRetry={() => void code.refetch()} />}
        {code.data && (
          <div className={c.codes}>
            {(['before', 'after'] as const).map((side) => (
              <div key={side} className={c.side}>
                <h4 className={c.heading}>{t(`code.${side}`)}</h4>
                <SqlText text={code.data[side]} wrap />
              </div>
            ))}
          </div>
        )}
        <div className={c.library}>
          <Button
            variant="default"
            leftSection={<FileDown size={14} aria-hidden />}
            loading={save.isPending}
            onClick={() => save.mutate(undefined)}
          >
            {t('code.library')}
          </Button>
          <span className="quiet">{t('code.libraryLine')}</span>
        </div>
        {save.error && <Problem error={save.error} />}
      </div>
    </details>
  );
}
