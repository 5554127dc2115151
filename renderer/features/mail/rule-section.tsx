import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SendingRule } from '../../../preload/contract/mail.ts';
import { api } from '../../client.ts';
import { whileShown } from '../../live.ts';
import { RecordHistory } from '../../record-history.tsx';
import { useExplain } from '../../refusals/explain.ts';
import { Section } from '../../ui/page.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { ConflictMark } from './conflict-mark.tsx';
import c from './mail.module.css';
import { RuleForm } from './rule-form.tsx';
import { RuleMeaning } from './rule-meaning.tsx';
import { useRuleWords } from './use-rule-words.ts';

/** The team's rule of sending, what was used of it, and what it means in hours and days. */
export function RuleSection({ editing, onEdit }: { editing: boolean; onEdit: (on: boolean) => void }) {
  const t = useWords('mail');
  const explain = useExplain('mail');
  const watched = useQuery(api.mail.watchRule.experimental_liveOptions(whileShown));
  const found = watched.data;
  return (
    <Section
      title={t('rule.title')}
      line={t('rule.lineTitle')}
      action={
        found &&
        !editing && (
          <Button variant="default" onClick={() => onEdit(true)}>
            {t('rule.change')}
          </Button>
        )
      }
    >
      {watched.isPending && <Loading rows={4} />}
      {watched.error && !found && <Failure explanation={explain(watched.error)} retry={() => void watched.refetch()} />}
      {found && (
        <div className={c.stack}>
          {found.inConflict.length > 0 && <ConflictMark />}
          {editing ? (
            <RuleForm rule={found.rule} onDone={() => onEdit(false)} />
          ) : (
            <RuleInWords rule={found.rule} usual={found.usual} />
          )}
          {!editing && (
            <dl className={c.used}>
              <Used name={t('rule.usedHour')} used={found.usedThisHour} most={found.rule.perHour} />
              <Used name={t('rule.usedDay')} used={found.usedToday} most={found.rule.perDay} />
            </dl>
          )}
          {!found.usual && <RecordHistory record={found.id} kind="sending-rule" />}
        </div>
      )}
    </Section>
  );
}

function RuleInWords({ rule, usual }: { rule: SendingRule; usual: boolean }) {
  const t = useWords('mail');
  const words = useRuleWords();
  return (
    <div>
      <p className={c.sentence}>{words.limits(rule)}</p>
      <p className={c.sentence}>{words.times(rule)}</p>
      <RuleMeaning rule={rule} />
      {usual && <p className={c.hint}>{t('rule.usual')}</p>}
    </div>
  );
}

function Used({ name, used, most }: { name: string; used: number; most: number }) {
  const t = useWords('mail');
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {t('rule.used', { used, most })}
        <span className={c.track} aria-hidden>
          <span style={{ transform: `scaleX(${Math.min(1, used / most)})` }} data-full={used >= most || undefined} />
        </span>
      </dd>
    </div>
  );
}
