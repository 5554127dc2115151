import { useState } from 'react';
import type { PurgePreview, Retention, RetentionRule } from '../../../preload/contract/retention.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { SqlText } from '../../ui/sql-text.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { PurgeDecision } from './purge-decision.tsx';
import c from './retention.module.css';
import { RunLine } from './run-line.tsx';
import { useSay } from './use-say.ts';

interface PreviewPartsProps {
  preview: PurgePreview;
  rule: RetentionRule;
  retention: Retention;
  connectionId: string;
  again: () => void;
}

/** What would go, what stays and why, a few rows without what they hold, the statements; above all, the decision or the run. */
export function PreviewParts({ preview, rule, retention, connectionId, again }: PreviewPartsProps) {
  const t = useWords('retention');
  const say = useSay();
  const format = useFormat();
  const [runId, setRunId] = useState<string>();
  const run = retention.runs.find(({ id }) => id === runId);
  const { rows, lacking, obstacle, obstacleColumn = '', oldest, newest, next, withThem, notTold } = preview;
  const stays = [
    ...preview.heldBack.map(({ because, what, rows: count }) => ({
      key: `${because} ${what}`,
      why: what === '' ? t(`because.${because}`) : t(`becauseOf.${because as 'referenced'}`, { what }),
      count,
    })),
    ...(['none', 'future', 'unreadable'] as const)
      .filter((one) => notTold[one] > 0)
      .map((one) => ({ key: one, why: t(`notTold.${one}`, { column: rule.event.column }), count: notTold[one] })),
  ];
  return (
    <>
      <Section title={t('preview.would')} line={t('preview.asked', { moment: format.moment(preview.at) })}>
        {run ? (
          <RunLine run={run} connectionId={connectionId} />
        ) : (
          <div className={c.stack}>
            {obstacle && (
              <Notice kind="review" title={t(`obstacle.${obstacle}`, { column: obstacleColumn })}>
                {t('preview.obstacleLine')}
              </Notice>
            )}
            {lacking.length > 0 && (
              <Notice
                kind="review"
                title={t('preview.lacking')}
                action={<CopyButton text={lacking.join('\n')} label={t('preview.copyGrants')} />}
              >
                {t('preview.lackingLine')}
                <pre className={c.grants}>{lacking.join('\n')}</pre>
              </Notice>
            )}
            <p className={c.would}>{t(`preview.rows.${rule.deed.kind}`, { count: rows })}</p>
            <p>
              {rows > 0 &&
                oldest !== undefined &&
                newest !== undefined &&
                `${t('preview.between', { oldest: format.date(oldest), newest: format.date(newest) })} `}
              {rows > 0 && rule.deed.kind !== 'delete' && `${say.deed(rule)}. `}
              {next ? t('preview.next', { count: next.rows, day: format.date(next.day) }) : t('preview.noNext')}
            </p>
            {withThem.map(({ table, rows: count, how }) => (
              <p key={`${table} ${how}`}>{t(`preview.${how}`, { count, table })}</p>
            ))}
            {rows > 0 && lacking.length === 0 && !obstacle && (
              <PurgeDecision
                preview={preview}
                rule={rule}
                undoDays={retention.settings.undoDays}
                onBegun={setRunId}
                again={again}
              />
            )}
          </div>
        )}
      </Section>
      {stays.length > 0 && (
        <Section title={t('preview.stays')} line={t('preview.staysLine')}>
          <table className={c.table}>
            <tbody>
              {stays.map(({ key, why, count }) => (
                <tr key={key}>
                  <td>{why}</td>
                  <td className={c.number}>{format.number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {preview.sample.rows.length > 0 && (
        <Section title={t('preview.sample')} line={t('preview.sampleLine')}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
          <section className={c.sideways} tabIndex={0} aria-label={t('preview.sample')}>
            <table className={c.table}>
              <thead>
                <tr>
                  {preview.sample.columns.map((column) => (
                    <th key={column} scope="col">
                      <code>{column}</code>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.sample.rows.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: masked rows may all look alike
                  <tr key={index}>
                    {row.map((value, at) => (
                      <td key={preview.sample.columns[at]}>
                        {value === null ? <span className="quiet">NULL</span> : <code>{value}</code>}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </Section>
      )}
      {preview.statements.length > 0 && (
        <Section title={t('preview.statements')} line={t('preview.statementsLine')}>
          <ol className={c.statements}>
            {preview.statements.map(({ what, sql }) => (
              <li key={`${what} ${sql}`}>
                <p>{t(`preview.what.${what}`)}</p>
                <SqlText text={sql} wrap />
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}
