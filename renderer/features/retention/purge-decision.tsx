import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PurgePreview, RetentionRule } from '../../../preload/contract/retention.ts';
import { api } from '../../client.ts';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useWords } from '../../words.ts';
import { Problem } from './problem.tsx';
import c from './retention.module.css';

interface PurgeDecisionProps {
  preview: PurgePreview;
  rule: RetentionRule;
  undoDays: number;
  onBegun: (runId: string) => void;
  again: () => void;
}

/** The decision: says what will be true afterwards and until when it can be undone, and asks for the number of rows. */
export function PurgeDecision({ preview, rule, undoDays, onBegun, again }: PurgeDecisionProps) {
  const t = useWords('retention');
  const [asking, setAsking] = useState(false);
  const purge = useMutation(
    api.retention.purge.mutationOptions({
      onSuccess: ({ runId }) => onBegun(runId),
      onSettled: () => setAsking(false),
    }),
  );
  return (
    <div className={c.stack}>
      <Problem error={purge.error} onRetry={again} />
      <div>
        <Button color="danger" onClick={() => setAsking(true)}>
          {t('preview.purge')}
        </Button>
      </div>
      <TypedConfirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('preview.confirm', { name: rule.name })}
        word={String(preview.rows)}
        submit={t('preview.purge')}
        pending={purge.isPending}
        onConfirm={() => purge.mutate({ previewId: preview.id, confirmed: preview.rows })}
      >
        <p>{t(`preview.after.${rule.deed.kind}`, { count: preview.rows, table: rule.table })}</p>
        <p className={c.next}>{t('preview.undoable', { count: undoDays })}</p>
      </TypedConfirm>
    </div>
  );
}
