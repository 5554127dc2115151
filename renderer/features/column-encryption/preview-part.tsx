import { Button, Loader } from '@mantine/core';
import type { Plan, Preview } from '../../../preload/contract/column-encryption.ts';
import { Notice } from '../../ui/notice.tsx';
import { SqlText } from '../../ui/sql-text.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { ObstacleList } from './obstacle-list.tsx';
import { Part } from './part.tsx';
import { PreviewFigures } from './preview-figures.tsx';
import { PreviewStatements } from './preview-statements.tsx';
import { PreviewWarnings } from './preview-warnings.tsx';
import { Problem } from './problem.tsx';
import type { PreviewQuery } from './use-preview.ts';

/** What the plan would do, read from the database a moment ago: how much, how long, what closes the way, what it breaks, the SQL. */
export function PreviewPart({ plan, preview }: { plan: Plan; preview: PreviewQuery }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const found = preview.data;
  const again = () => void preview.refetch();
  return (
    <Part
      title={t(plan.state === 'planned' ? 'preview.title' : 'preview.left')}
      line={found && t('preview.of', { when: format.when(found.at) })}
      action={
        found !== undefined || plan.state !== 'planned' ? (
          <Button variant="default" size="compact-sm" loading={preview.isFetching} onClick={again}>
            {found ? t('preview.again') : t('preview.show')}
          </Button>
        ) : undefined
      }
    >
      {preview.isFetching && !found && (
        <p className={c.reading} role="status">
          <Loader size={15} aria-hidden /> {t('preview.reading')}
        </p>
      )}
      {preview.error && !preview.isFetching && <Problem still error={preview.error} onRetry={again} />}
      {found && <Found preview={found} />}
    </Part>
  );
}

function Found({ preview }: { preview: Preview }) {
  const t = useWords('columnEncryption');
  const { obstacles, lacking, breaks } = preview;
  return (
    <>
      {obstacles.length > 0 && (
        <Notice kind="danger" title={t('preview.obstacles')}>
          <ObstacleList obstacles={obstacles} />
        </Notice>
      )}
      {lacking.length > 0 && (
        <Notice kind="review" title={t('preview.lacking')}>
          {t('preview.lackingLine')}
          <SqlText text={lacking.join('\n')} label={t('preview.copyGrants')} wrap />
        </Notice>
      )}
      <PreviewWarnings warnings={preview.warnings} />
      <PreviewFigures preview={preview} />
      <div>
        <h4 className={c.heading}>{t('preview.breaks')}</h4>
        {breaks.length === 0 ? (
          <p className="quiet">{t('preview.breaksNone')}</p>
        ) : (
          <>
            <ul className={c.bullets}>
              {breaks.map(({ code, what }) => (
                <li key={`${code} ${what}`}>{t(`break.${code}`, { what })}</li>
              ))}
            </ul>
            <p className="quiet">{t('preview.breaksLine')}</p>
          </>
        )}
      </div>
      <PreviewStatements statements={preview.statements} />
    </>
  );
}
