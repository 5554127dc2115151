import type { RegisterEntry } from '../../../preload/contract/register.ts';
import { RecordHistory } from '../../record-history.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { useEntryWords } from './entry-words.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import c from './register.module.css';

/** All that is kept of one line. Nothing in it can be changed; what was changed by another way is said, with its history. */
export function EntryPanel({ entry, onClose }: { entry: RegisterEntry; onClose: () => void }) {
  const t = useWords('register');
  const format = useFormat();
  const words = useEntryWords();
  const facts = Object.entries(entry.facts).filter(([, fact]) => fact !== '');
  return (
    <SidePanel
      name="register"
      title={words.what(entry.what)}
      line={`${format.date(entry.at)}, ${format.time(entry.at)} · ${words.who(entry)}`}
      onClose={onClose}
    >
      <div className={c.panel}>
        {entry.inConflict.length > 0 && (
          <Notice kind="review" title={t('conflict')} action={<a href="#/sync/conflicts">{t('settle')}</a>}>
            {t('conflictLine')}
          </Notice>
        )}
        {entry.changed && (
          <Notice kind="review" title={t('changed')}>
            {t('changedLine')}
          </Notice>
        )}
        <p className={c.outcome} data-outcome={entry.outcome}>
          <OutcomeMark outcome={entry.outcome} />
          {t(`outcome.${entry.outcome}`)}
        </p>
        <section>
          <h3 className={c.heading}>{t('facts')}</h3>
          {facts.length === 0 && entry.subject === '' && <p className="quiet">{t('noFacts')}</p>}
          <dl className={c.facts}>
            {entry.subject !== '' && (
              <div>
                <dt>{t('column.subject')}</dt>
                <dd>{entry.subject}</dd>
              </div>
            )}
            {facts.map(([key, fact]) => (
              <div key={key}>
                <dt>{words.factName(key)}</dt>
                <dd>
                  {key === 'sha256' ? (
                    <>
                      <code className={c.hash}>{String(fact)}</code> <CopyButton text={String(fact)} />
                    </>
                  ) : (
                    words.value(key, fact)
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <RecordHistory record={entry.id} kind="register-entry" />
      </div>
    </SidePanel>
  );
}
