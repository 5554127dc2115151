import { Eye } from 'lucide-react';
import { useId } from 'react';
import type { ConflictView } from '../../../preload/contract/sync.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './conflicts.module.css';
import { useRecordWords } from './use-record-words.ts';

const isEmpty = (value: unknown) => value === null || value === undefined || value === '';

interface ConflictCardProps {
  conflict: ConflictView;
  pending: boolean;
  onChoose: (choice: string) => void;
}

/** One field with its values side by side: whose, of when, which one is shown meanwhile. Each is a button. */
export function ConflictCard({ conflict, pending, onChoose }: ConflictCardProps) {
  const t = useWords('sync');
  const format = useFormat();
  const words = useRecordWords();
  const id = useId();
  const { kind, field, title, rivals } = conflict;
  return (
    <li className={c.conflict} data-conflict>
      <h2 className={c.title} id={id}>
        {title === '' ? t('conflict.untitled') : title}
      </h2>
      <p className={c.field}>
        {words.kind(kind)} · <strong>{words.field(kind, field)}</strong>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend of its own */}
      <div className={c.rivals} role="group" aria-labelledby={id}>
        {rivals.map(({ choice, value, author, at, shown }) => (
          <button
            key={choice}
            type="button"
            className={c.rival}
            data-rival
            data-shown={shown || undefined}
            aria-disabled={pending}
            onClick={() => {
              if (!pending) onChoose(choice);
            }}
          >
            <span className={c.value} data-empty={isEmpty(value) || undefined}>
              {words.value(kind, field, value)}
            </span>
            <span className={c.by}>
              {t('conflict.by', { author: author === '' ? t('someone') : author, when: format.moment(at) })}
            </span>
            <span className={c.foot}>
              <span className={c.keep}>{t('conflict.keep')}</span>
              {shown && (
                <span className={c.shown}>
                  <Eye size={14} aria-hidden /> {t('conflict.shown')}
                </span>
              )}
            </span>
          </button>
        ))}
      </div>
    </li>
  );
}
