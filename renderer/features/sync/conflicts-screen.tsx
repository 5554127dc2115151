import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { GitCompareArrows } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { ConflictView } from '../../../preload/contract/sync.ts';
import { api } from '../../client.ts';
import { refusalCode, useExplain } from '../../refusals/explain.ts';
import { useKeys } from '../../ui/keys.ts';
import { notify } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { ConflictCard } from './conflict-card.tsx';
import c from './conflicts.module.css';
import { moveAmong } from './move-among.ts';
import { useSync } from './use-sync.ts';

/** So many are drawn at once; the others come as these are settled. */
const atOnce = 30;

/** The fields that two people changed without having seen each other's change: one click chooses, and the next one is at hand. */
export function ConflictsScreen() {
  const t = useWords('sync');
  const explain = useExplain('sync');
  const list = useRef<HTMLUListElement>(null);
  const conflicts = useQuery(api.sync.conflicts.queryOptions());
  const { settle, next } = useSettle();
  useReadAgain();

  // After a choice the focus stands on the one that took its place.
  const data = conflicts.data;
  useEffect(() => {
    if (next.current === undefined || data === undefined) return;
    const cards = list.current?.querySelectorAll('[data-conflict]') ?? [];
    const card = cards[Math.min(next.current, cards.length - 1)];
    card?.querySelector<HTMLElement>('[data-rival]')?.focus();
    next.current = undefined;
  }, [data, next]);

  const told = () => {};
  useKeys([
    { keys: 'enter', says: t('conflict.keyChoose'), run: told, toldOnly: true },
    { keys: 'arrowright', says: t('conflict.keyValues'), run: told, toldOnly: true },
    { keys: 'arrowdown', says: t('conflict.keyConflicts'), run: told, toldOnly: true },
  ]);
  const body = () => {
    if (conflicts.isPending) return <Loading rows={4} height={120} />;
    if (conflicts.error)
      return <Failure explanation={explain(conflicts.error)} retry={() => void conflicts.refetch()} />;
    const left = conflicts.data.length - atOnce;
    if (conflicts.data.length === 0)
      return (
        <Empty
          icon={GitCompareArrows}
          title={t('conflict.empty')}
          action={<Link to="/sync">{t('conflict.back')}</Link>}
        >
          {t('conflict.emptyText')}
        </Empty>
      );
    return (
      <>
        <ul className={c.list} ref={list} onKeyDown={moveAmong}>
          {conflicts.data.slice(0, atOnce).map((conflict, index) => (
            <ConflictCard
              key={`${conflict.record} ${conflict.field}`}
              conflict={conflict}
              pending={settle.isPending}
              onChoose={(choice) => {
                next.current = index;
                settle.mutate({ ...of(conflict), choice });
              }}
            />
          ))}
        </ul>
        {left > 0 && <p className="quiet">{t('conflict.more', { count: left })}</p>}
      </>
    );
  };
  return (
    <Page title={t('conflict.title')} line={t('conflict.line')}>
      {body()}
    </Page>
  );
}

/** What is chosen among: the values that were on the screen. */
const of = ({ record, field, rivals }: ConflictView) => ({ record, field, among: rivals.map(({ choice }) => choice) });

function useSettle() {
  const t = useWords('sync');
  const explain = useExplain('sync');
  const queries = useQueryClient();
  const next = useRef<number | undefined>(undefined);
  const settle = useMutation(
    api.sync.settle.mutationOptions({
      onSuccess: (_, { record, field }) => {
        notify('good', t('conflict.settled'));
        queries.setQueryData(api.sync.conflicts.queryKey(), (before) =>
          before?.filter((one) => one.record !== record || one.field !== field),
        );
      },
      onError: (error) => {
        next.current = undefined;
        notify(refusalCode(error) === 'CONFLICT_CHANGED' ? 'info' : 'danger', explain(error).what, explain(error).next);
      },
      onSettled: () => queries.invalidateQueries({ queryKey: api.sync.conflicts.key() }),
    }),
  );
  return { settle, next };
}

/** Reads the list again when the count changes or a contact has brought something. */
function useReadAgain(): void {
  const queries = useQueryClient();
  const status = useSync();
  const mark = status && `${status.conflicts} ${status.lastContactAt}`;
  const before = useRef(mark);
  useEffect(() => {
    const known = before.current;
    before.current = mark;
    if (known === undefined || known === mark) return;
    void queries.invalidateQueries({ queryKey: api.sync.conflicts.key() });
  }, [mark, queries]);
}
