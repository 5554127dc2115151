import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ForcingRule, Meaning } from '../../../preload/contract/forced-changes.ts';
import { Section } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { systemsOf } from './draft.ts';
import c from './forced-changes.module.css';
import { MeaningsForm } from './meanings-form.tsx';
import { ProblemInPlace } from './problem.tsx';
import type { Meanings, useMeanings } from './use-meanings.ts';

/** What imposing means for each system, with what the member will see, and whom it concerns; and the form to choose it. */
export function MeaningsPart({
  campaignId,
  meanings,
}: {
  campaignId: string;
  meanings: ReturnType<typeof useMeanings>;
}) {
  const t = useWords('forcedChanges');
  const [editing, setEditing] = useState(false);
  const found = meanings.data;
  const some = found !== undefined && systemsOf(found).length > 0;
  return (
    <Section
      title={t('meanings.title')}
      line={t('meanings.line')}
      action={
        some &&
        !editing && (
          <Button variant={found.chosen.length > 0 ? 'default' : 'filled'} onClick={() => setEditing(true)}>
            {t('meanings.change')}
          </Button>
        )
      }
    >
      {meanings.isPending && <Loading rows={5} />}
      {meanings.error && !found && <ProblemInPlace error={meanings.error} retry={() => void meanings.refetch()} />}
      {found && !some && <Empty title={t('meanings.noneOffered')}>{t('meanings.noneOfferedLine')}</Empty>}
      {some && editing && <MeaningsForm campaignId={campaignId} meanings={found} onDone={() => setEditing(false)} />}
      {some && !editing && <Chosen meanings={found} />}
    </Section>
  );
}

function Chosen({ meanings }: { meanings: Meanings }) {
  const t = useWords('forcedChanges');
  const meaningOf = (system: string) => meanings.chosen.find((one) => one.system === system)?.meaning;
  return (
    <div className={c.stack}>
      {meanings.chosen.length === 0 && <p>{t('meanings.noneChosen')}</p>}
      <dl className={c.systems}>
        {systemsOf(meanings).map((system) => {
          const meaning = meaningOf(system);
          const said =
            meaning === undefined
              ? t('meanings.consequence.none')
              : t(`meanings.consequence.${meaning.kind}.${system}`);
          return (
            <div key={system} className={c.system} data-none={meaning === undefined || undefined}>
              <dt>{t(`system.${system}`)}</dt>
              <dd>
                <span className={c.kind}>{t(`meanings.kind.${meaning?.kind ?? 'none'}`)}</span>
                <span className={c.consequence}>
                  {said} {meaning && <Written meaning={meaning} />}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      <RuleWords rule={meanings.rule} />
    </div>
  );
}

/** What is written to the database, in words. */
function Written({ meaning }: { meaning: Meaning }) {
  const t = useWords('forcedChanges');
  if (meaning.kind === 'secret') return t('meanings.writesSecret');
  return t('meanings.writes', { column: meaning.column, value: meaning.value });
}

function RuleWords({ rule }: { rule: ForcingRule }) {
  const t = useWords('forcedChanges');
  const days = (count: number) => t('rule.days', { count });
  return (
    <div>
      <h3 className={c.heading}>{t('rule.title')}</h3>
      <p>
        {rule.notices === 1
          ? t('rule.sentenceOne', { days: days(rule.days) })
          : t('rule.sentence', { notices: t('rule.notices', { count: rule.notices }), days: days(rule.days) })}
      </p>
      <p className="quiet">{t('rule.undo', { days: days(rule.undoDays) })}</p>
    </div>
  );
}
