import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Run } from '../../../preload/contract/forced-changes.ts';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './forced-changes.module.css';

/** The way back from a run: says what will be true afterwards, and asks to type a word. */
export function UndoButton({ run, onProblem }: { run: Run; onProblem: (error: unknown) => void }) {
  const t = useWords('forcedChanges');
  const format = useFormat();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const undo = useMutation(
    api.forcedChanges.undo.mutationOptions({
      onMutate: () => onProblem(undefined),
      onSuccess: () => notify('info', t('undo.begun')),
      onError: onProblem,
      onSettled: async () => {
        setAsking(false);
        await queries.invalidateQueries({ queryKey: api.forcedChanges.runs.key() });
      },
    }),
  );
  const after = [
    t('undo.will', { count: run.changed - run.undone, day: format.date(run.at) }),
    t('undo.spared'),
    t('undo.weak'),
  ];
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('undo.button')}
      </Button>
      <TypedConfirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('undo.title')}
        word={t('undo.word')}
        submit={t('undo.button')}
        pending={undo.isPending}
        onConfirm={() => undo.mutate({ runId: run.id })}
      >
        {after.map((sentence) => (
          <span key={sentence} className={c.after}>
            {sentence}
          </span>
        ))}
      </TypedConfirm>
    </>
  );
}
