import { Button } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { Drift } from '../../../preload/contract/schema-mapping.ts';
import { refusalCode, useExplain } from '../../refusals/explain.ts';
import { intoSight } from '../../ui/into-sight.ts';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import c from './password-campaigns.module.css';

/** Why an audit did not begin; a mapping that no longer fits says what changed and leads to it. */
export function StartProblem({ error, onMapping }: { error: unknown; onMapping: () => void }) {
  const t = useWords('passwordCampaigns');
  const explain = useExplain('passwordCampaigns');
  const code = refusalCode(error);
  const { what, why, next, detail } = explain(error);
  const mapping = code === 'MAPPING_DRIFTED' || code === 'NOT_MAPPED';
  return (
    <div ref={intoSight} className={c.problem}>
      <Notice
        kind="review"
        title={what}
        action={
          mapping && (
            <Button variant="default" onClick={onMapping}>
              {t(code === 'NOT_MAPPED' ? 'none.toMapping' : 'none.toDrift')}
            </Button>
          )
        }
      >
        {[why, next].filter((text) => text !== undefined).join(' ')}
        {code === 'MAPPING_DRIFTED' && <DriftList error={error} />}
        {detail !== undefined && <code className={c.detail}>{detail}</code>}
      </Notice>
    </div>
  );
}

function DriftList({ error }: { error: unknown }) {
  const t = useWords('passwordCampaigns');
  const data =
    error instanceof Error && isDefinedError(error as never) ? (error as { data?: unknown }).data : undefined;
  const parsed = Drift.array().safeParse((data as { drift?: unknown } | undefined)?.drift);
  if (!parsed.success) return null;
  return (
    <ul className={c.lines}>
      {parsed.data.map(({ system, table, column, kind }) => (
        <li key={`${system}${table}${column ?? ''}${kind}`}>
          {t(`systemPlural.${system}`)} : {t(`drift.${kind}`, { table, column: column ?? '' })}
        </li>
      ))}
    </ul>
  );
}
