import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, Clock, FolderOutput, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { JournalEntry } from '../../../preload/contract/exports.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { dayAfter } from '../../ui/export-dialog/days.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { JournalPanel } from './journal-panel.tsx';
import c from './screen.module.css';

/** Whether a file should have been deleted by now and nobody said that it was. */
export function isLate(entry: JournalEntry, today = dayAfter(0)): boolean {
  return entry.deletedOn === undefined && entry.deleteBy < today;
}

/** The journal of exports: what left this computer, why, and what is to be deleted now. */
export function JournalScreen() {
  const t = useWords('exports');
  const explain = useExplain('exports');
  const queries = useQueryClient();
  const journal = useQuery(api.exports.journal.queryOptions());
  const [open, setOpen] = useState<string>();
  const mark = useMutation(
    api.exports.markDeleted.mutationOptions({
      onSuccess: () => {
        notify('good', t('marked'));
        return queries.invalidateQueries({ queryKey: api.exports.key() });
      },
      onError: (error) => notify('danger', explain(error).what),
    }),
  );
  const entries = journal.data ?? [];
  // Only whoever has the file can delete it.
  const late = entries.filter((entry) => entry.mine && isLate(entry)).length;
  const opened = entries.find((entry) => entry.id === open);
  return (
    <Page
      title={t('title')}
      line={t('line')}
      panel={
        opened && (
          <JournalPanel
            entry={opened}
            onMark={() => mark.mutate({ id: opened.id })}
            onClose={() => setOpen(undefined)}
          />
        )
      }
    >
      {journal.isPending && <Loading rows={8} />}
      {journal.error && <Failure explanation={explain(journal.error)} retry={() => void journal.refetch()} />}
      {journal.data && entries.length === 0 && (
        <Empty icon={FolderOutput} title={t('empty')}>
          {t('emptyLine')}
        </Empty>
      )}
      {entries.length > 0 && (
        <div className={c.body}>
          {late > 0 && <Notice kind="review" title={t('late', { count: late })} />}
          <Journal
            entries={entries}
            open={open}
            onOpen={setOpen}
            marking={mark.isPending ? mark.variables.id : undefined}
            onMark={(id) => mark.mutate({ id })}
          />
          <p className={c.quiet}>{t('keepsLine')}</p>
        </div>
      )}
    </Page>
  );
}

interface JournalProps {
  entries: readonly JournalEntry[];
  open: string | undefined;
  onOpen: (id: string) => void;
  marking: string | undefined;
  onMark: (id: string) => void;
}

function Journal({ entries, open, onOpen, marking, onMark }: JournalProps) {
  const t = useWords('exports');
  const format = useFormat();
  return (
    <table className={c.table} aria-label={t('list')}>
      <thead>
        <tr>
          <th scope="col">{t('day')}</th>
          <th scope="col" className={c.purpose}>
            {t('purpose')}
          </th>
          <th scope="col" className={c.who}>
            {t('who')}
          </th>
          <th scope="col" className={c.detail}>
            {t('file')}
          </th>
          <th scope="col" className={`number ${c.detail}`}>
            {t('rows')}
          </th>
          <th scope="col">{t('state')}</th>
          <th scope="col" className={c.action}>
            <span className="visually-hidden">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} data-open={entry.id === open || undefined}>
            <td className={c.day}>
              <button type="button" className={c.link} onClick={() => onOpen(entry.id)}>
                {format.date(entry.at)}
              </button>
            </td>
            <td className={c.purpose}>
              {t(`purposes.${entry.purpose as 'follow-up'}`, { defaultValue: entry.purpose })}
            </td>
            <td className={c.who}>{entry.mine ? t('you') : entry.author || t('nobody')}</td>
            <td className={`mono ${c.cut} ${c.detail}`} title={entry.fileName}>
              {entry.fileName}
            </td>
            <td className={`number ${c.detail}`}>{format.number(entry.rows)}</td>
            <td>
              <EntryState entry={entry} />
            </td>
            <td className={c.action}>
              {entry.mine && entry.deletedOn === undefined && (
                <Button
                  variant={isLate(entry) ? 'light' : 'subtle'}
                  size="compact-sm"
                  loading={marking === entry.id}
                  onClick={() => onMark(entry.id)}
                >
                  {t('mark')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EntryState({ entry }: { entry: JournalEntry }) {
  const t = useWords('exports');
  const format = useFormat();
  if (entry.deletedOn !== undefined)
    return (
      <span className={c.state} data-state="deleted">
        <CircleCheck size={14} aria-hidden />
        {t('deleted', { day: format.date(entry.deletedOn) })}
      </span>
    );
  if (isLate(entry))
    return (
      <span className={c.state} data-state="late">
        <TriangleAlert size={14} aria-hidden />
        {t('lateSince', { day: format.date(entry.deleteBy) })}
      </span>
    );
  return (
    <span className={c.state}>
      <Clock size={14} aria-hidden />
      {t('kept', { day: format.date(entry.deleteBy) })}
    </span>
  );
}
