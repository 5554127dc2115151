import type { DryRun } from '../../../preload/contract/forced-changes.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Section } from '../../ui/page.tsx';
import { SqlText } from '../../ui/sql-text.tsx';
import { useWords } from '../../words.ts';
import c from './forced-changes.module.css';

/** The statements as they will be run, each with what it is for. */
export function Statements({ dryRun: { statements } }: { dryRun: DryRun }) {
  const t = useWords('forcedChanges');
  const all = statements.map(({ sql }) => (sql.trimEnd().endsWith(';') ? sql : `${sql};`)).join('\n\n');
  return (
    <Section
      title={t('statements.title')}
      line={t('statements.line')}
      action={
        <span className={c.whole}>
          <CopyButton text={all} label={t('statements.copy')} />
        </span>
      }
    >
      <ol className={c.statements}>
        {statements.map(({ what, system, sql, rows }) => (
          <li key={`${what} ${system} ${sql}`}>
            <p>
              {t(`statements.what.${what}`)}
              <span className="quiet">
                {system && ` · ${t(`system.${system}`)}`}
                {rows > 0 && ` · ${t('dryRun.rows', { count: rows })}`}
              </span>
            </p>
            <SqlText text={sql} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
