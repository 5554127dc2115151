import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { HistoryEntry } from '../../../preload/contract/sync.ts';
import { api } from '../../client.ts';
import type { RecordHistoryProps } from '../../record-history.tsx';
import { useExplain } from '../../refusals/explain.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './history.module.css';
import { useRecordWords } from './use-record-words.ts';

/** So many at first: a record of years is not drawn whole. */
const atOnce = 20;

/** Who changed what of one record, and when, newest first; one click away. */
export function History({ record, kind }: RecordHistoryProps) {
  const t = useWords('sync');
  const id = useId();
  const [open, setOpen] = useState(false);
  const Arrow = open ? ChevronDown : ChevronRight;
  return (
    <section className={c.history} aria-label={t('history.title')}>
      <button
        type="button"
        className={c.toggle}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen((now) => !now)}
      >
        <Arrow size={15} aria-hidden />
        {t('history.title')}
      </button>
      <div id={id}>{open && <Edits key={record} record={record} kind={kind} />}</div>
    </section>
  );
}

function Edits({ record, kind }: RecordHistoryProps) {
  const t = useWords('sync');
  const explain = useExplain('sync');
  const [all, setAll] = useState(false);
  const history = useQuery(api.sync.history.queryOptions({ input: { record } }));
  if (history.isPending) return <Loading rows={3} />;
  if (history.error) return <Failure explanation={explain(history.error)} retry={() => void history.refetch()} />;
  if (history.data.length === 0) return <p className={c.none}>{t('history.empty')}</p>;
  const left = history.data.length - atOnce;
  return (
    <>
      <ol className={c.edits}>
        {history.data.slice(0, all ? undefined : atOnce).map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several edits may share author and moment; the list only grows
          <Edit key={index} entry={entry} kind={kind} />
        ))}
      </ol>
      {left > 0 && !all && (
        <button type="button" className={c.more} onClick={() => setAll(true)}>
          {t('history.more', { count: left })}
        </button>
      )}
    </>
  );
}

function Edit({ entry: { at, author, mine, changes }, kind }: { entry: HistoryEntry; kind: string }) {
  const t = useWords('sync');
  const format = useFormat();
  const words = useRecordWords();
  const say = ({ field, element, value }: HistoryEntry['changes'][number]) => {
    if (field === '$deleted') return value === true ? t('history.deleted') : t('history.restored');
    const name = words.field(kind, field);
    if (element === undefined) return { name, value: words.value(kind, field, value) };
    const shown = words.value(kind, field, element);
    return t(value === true ? 'history.added' : 'history.dropped', { field: name, element: shown });
  };
  return (
    <li className={c.edit}>
      <p className={c.who}>
        <span className={c.author}>{mine ? t('history.you') : author || t('someone')}</span>
        <time dateTime={at}>{format.moment(at)}</time>
      </p>
      <ul>
        {changes.map((change) => {
          const said = say(change);
          return (
            <li key={`${change.field} ${change.element}`} className={c.change}>
              {typeof said === 'string' ? (
                said
              ) : (
                <>
                  <span className={c.name}>{said.name}</span> <span>{said.value}</span>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </li>
  );
}
