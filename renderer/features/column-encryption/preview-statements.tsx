import type { Preview } from '../../../preload/contract/column-encryption.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SqlText } from '../../ui/sql-text.tsx';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { Fold } from './part.tsx';

type Statement = Preview['statements'][number];

/** The statements as they will run, by the state that they lead to. */
export function PreviewStatements({ statements }: { statements: readonly Statement[] }) {
  const t = useWords('columnEncryption');
  const ended = ({ sql }: Statement) => (sql.trimEnd().endsWith(';') ? sql : `${sql};`);
  const states = [...new Set(statements.map(({ state }) => state))];
  if (statements.length === 0) return null;
  return (
    <Fold title={t('preview.statements')} line={t('preview.statementsCount', { count: statements.length })}>
      <ol className={c.statements}>
        {states.map((state) => (
          <li key={state}>
            <p>{t(`preview.leads.${state}`)}</p>
            <SqlText
              text={statements
                .filter((one) => one.state === state)
                .map(ended)
                .join('\n\n')}
            />
          </li>
        ))}
      </ol>
      <div>
        <CopyButton text={statements.map(ended).join('\n\n')} label={t('preview.copyAll')} />
      </div>
    </Fold>
  );
}
