import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { DatabaseZap, Hourglass, Plus, Snowflake, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { RetentionRule } from '../../../preload/contract/retention.ts';
import { api } from '../../client.ts';
import { useOfflineSince } from '../../live.ts';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { Above } from './above.tsx';
import { ruleAt } from './places.ts';
import { Problem } from './problem.tsx';
import c from './retention.module.css';
import { RulePanel } from './rule-panel.tsx';
import type { OfBase } from './use-retention.ts';
import { useSay } from './use-say.ts';

/** The rules of a database: what each takes, by which clock, what is due now and what comes next. */
export function RulesView(of: OfBase) {
  const { base, retention } = of;
  const { rules } = retention;
  const t = useWords('retention');
  const format = useFormat();
  const offline = useOfflineSince() !== undefined;
  const [open, setOpen] = useState<string>();
  const look = useMutation(api.retention.look.mutationOptions());
  const { mutate } = look;
  const never = rules.some(({ enabled, look: found, broken }) => enabled && !broken && found === undefined);
  useEffect(() => {
    if (never && !offline) mutate({ connectionId: base.id });
  }, [never, offline, base.id, mutate]);
  const asked = rules.flatMap(({ look: found }) => (found ? [found.at] : [])).sort();
  const due = rules.reduce((sum, { enabled, look: found }) => sum + (enabled ? (found?.due ?? 0) : 0), 0);
  const said =
    asked[0] === undefined ? t('rules.notAsked') : t('rules.asked', { count: due, moment: format.when(asked[0]) });
  const opened = rules.find(({ id }) => id === open);
  return (
    <Page
      title={t('title')}
      line={rules.length === 0 ? t('line') : said}
      action={
        <>
          <Button
            variant="default"
            leftSection={<DatabaseZap size={15} aria-hidden />}
            loading={look.isPending}
            onClick={() => look.mutate({ connectionId: base.id })}
            disabled={rules.length === 0}
          >
            {t('rules.ask')}
          </Button>
          <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setOpen('new')}>
            {t('rules.add')}
          </Button>
        </>
      }
      filters={<Above {...of} view="rules" />}
      panel={
        (opened || open === 'new') && (
          <RulePanel key={open} rule={opened} onClose={() => setOpen(undefined)} onAdded={setOpen} {...of} />
        )
      }
    >
      <Problem error={look.error} onRetry={() => look.mutate({ connectionId: base.id })} />
      {rules.length === 0 ? (
        <Empty
          icon={Hourglass}
          title={t('rules.empty')}
          action={<Button onClick={() => setOpen('new')}>{t('rules.add')}</Button>}
        >
          {t('rules.emptyLine')}
        </Empty>
      ) : (
        <table className={c.table} data-beside={open !== undefined || undefined}>
          <thead>
            <tr>
              <th scope="col">{t('rules.column.rule')}</th>
              <th scope="col">{t('rules.column.clock')}</th>
              <th scope="col" className={c.number}>
                {t('rules.column.due')}
              </th>
              <th scope="col">{t('rules.column.next')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('rules.column.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <RuleRow key={rule.id} rule={rule} of={of} open={open === rule.id} onOpen={() => setOpen(rule.id)} />
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

interface RuleRowProps {
  rule: RetentionRule;
  of: OfBase;
  open: boolean;
  onOpen: () => void;
}

function RuleRow({ rule, of: { retention, base }, open, onOpen }: RuleRowProps) {
  const t = useWords('retention');
  const format = useFormat();
  const say = useSay();
  const { name, table, enabled, look, held, broken } = rule;
  return (
    <tr data-open={open || undefined} data-off={!enabled || undefined}>
      <td>
        <button type="button" className={c.open} onClick={onOpen} aria-expanded={open}>
          {name}
        </button>
        <span className={c.under}>
          <code>{table}</code> · {say.deed(rule)}
        </span>
        {held && (
          <span className={c.mark} data-kind="review">
            <Snowflake size={13} aria-hidden />
            {t(`rules.held.${held}`)}
          </span>
        )}
        {broken && (
          <span className={c.mark} data-kind="danger">
            <TriangleAlert size={13} aria-hidden />
            {t(`rules.broken.${broken}`)}
          </span>
        )}
      </td>
      <td>
        {say.nameOf(retention.clocks, rule)}
        {retention.clocks
          .filter(({ id }) => id === rule.clockId)
          .map((clock) => (
            <span key={clock.id} className={c.under}>
              {say.clock(clock)}
            </span>
          ))}
      </td>
      <td className={c.number}>
        {!enabled ? (
          <span className="quiet">{t('rules.off')}</span>
        ) : look ? (
          <>
            <b>{format.number(look.due)}</b>
            {look.heldBack > 0 && <span className={c.under}>{t('rules.kept', { count: look.heldBack })}</span>}
          </>
        ) : (
          <span className="quiet">{t('rules.unknown')}</span>
        )}
      </td>
      <td>
        {enabled && look?.next ? (
          <>
            {format.date(look.next.day)}
            <span className={c.under}>{t('rows', { count: look.next.rows })}</span>
          </>
        ) : (
          <span className="quiet">{enabled && look ? t('rules.noNext') : ''}</span>
        )}
      </td>
      <td className={c.actions}>
        <Button component={Link} to={ruleAt(rule.id, base.id)} variant="default" size="compact-sm">
          {t('rules.preview')}
        </Button>
      </td>
    </tr>
  );
}
