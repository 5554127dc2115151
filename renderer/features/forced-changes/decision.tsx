import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DryRun, Meaning } from '../../../preload/contract/forced-changes.ts';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './forced-changes.module.css';
import { Problem } from './problem.tsx';
import type { Meanings } from './use-meanings.ts';

const sentences = { flag: 'willFlag', suspend: 'willSuspend', secret: 'willSecret' } as const;

interface DecisionProps {
  dryRun: DryRun;
  meanings: Meanings;
  over: boolean;
  onBegun: () => void;
}

/** The decision, after all that it rests on: says what will be true afterwards, and asks to type a word. */
export function Decision({ dryRun, meanings, over, onBegun }: DecisionProps) {
  const t = useWords('forcedChanges');
  const format = useFormat();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const impose = useMutation(
    api.forcedChanges.impose.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        notify('info', t('impose.begun'));
        onBegun();
        await queries.invalidateQueries({ queryKey: api.forcedChanges.runs.key() });
      },
      onError: () => setAsking(false),
    }),
  );
  const until = new Date(Date.now() + meanings.rule.undoDays * 86_400_000).toISOString();
  const after = [
    ...afterwards(dryRun, meanings).map(({ kind, count }) => t(`impose.${sentences[kind]}`, { count })),
    t('impose.spared'),
    t('impose.undoable', { day: format.date(until) }),
    t('impose.goesOn'),
  ];
  return (
    <Section title={t('impose.title')} line={t('impose.line')}>
      {impose.error && <Problem error={impose.error} />}
      <div className={c.decision}>
        <Button color="danger" disabled={over || dryRun.lacking.length > 0} onClick={() => setAsking(true)}>
          {t('impose.button', { count: dryRun.rows })}
        </Button>
        {dryRun.lacking.length > 0 && <span className="quiet">{t('impose.lackingFirst')}</span>}
        {over && <span className="quiet">{t('impose.again')}</span>}
      </div>
      <TypedConfirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('impose.title')}
        word={t('impose.word')}
        submit={t('impose.button', { count: dryRun.rows })}
        pending={impose.isPending}
        onConfirm={() => impose.mutate({ dryRunId: dryRun.id })}
      >
        {after.map((sentence) => (
          <span key={sentence} className={c.after}>
            {sentence}
          </span>
        ))}
      </TypedConfirm>
    </Section>
  );
}

/** How many rows of each kind of change there are. */
function afterwards({ statements }: DryRun, { chosen }: Meanings): { kind: Meaning['kind']; count: number }[] {
  const kindOf = (system: string | undefined) => chosen.find((one) => one.system === system)?.meaning.kind;
  const counts = new Map<Meaning['kind'], number>();
  for (const { what, system, rows } of statements) {
    const kind = what === 'change' ? kindOf(system) : undefined;
    if (kind !== undefined && rows > 0) counts.set(kind, (counts.get(kind) ?? 0) + rows);
  }
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
