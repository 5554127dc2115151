import { Button } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { Link } from 'wouter';
import { Drift } from '../../../preload/contract/schema-mapping.ts';
import { refusalCode, useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { Failure } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';

/** Refusals whose next step is taken at the connections. */
const atConnections = new Set(['NO_BASE_HERE', 'NOT_MAPPED', 'MAPPING_DRIFTED', 'CANNOT_REACH', 'CONNECTION_UNKNOWN']);

/** A refusal beside what was asked: what happened, what was kept, what to do. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const ui = useWords('ui');
  const explain = useExplain('forcedChanges');
  const { what, why, next, detail } = explain(error);
  return (
    <Notice
      kind="danger"
      title={what}
      action={
        <>
          <ToConnections error={error} size="compact-sm" />
          {onRetry && (
            <Button variant="default" size="compact-sm" onClick={onRetry}>
              {ui('retry')}
            </Button>
          )}
        </>
      }
    >
      {[why, next].filter((text) => text !== undefined).join(' ')}
      <DriftList error={error} />
      {detail !== undefined && <code>{detail}</code>}
    </Notice>
  );
}

/** The same in the place of what should have been shown. */
export function ProblemInPlace({ error, retry }: { error: unknown; retry: () => void }) {
  const explain = useExplain('forcedChanges');
  return (
    <>
      <Failure explanation={explain(error)} retry={retry} action={<ToConnections error={error} size="sm" />} />
      <DriftList error={error} />
    </>
  );
}

function ToConnections({ error, size }: { error: unknown; size: 'sm' | 'compact-sm' }) {
  const t = useWords('connections');
  if (!atConnections.has(refusalCode(error) ?? '')) return null;
  return (
    <Button component={Link} to="/connections" variant="default" size={size}>
      {t('entry')}
    </Button>
  );
}

function DriftList({ error }: { error: unknown }) {
  const t = useWords('schemaMapping');
  const data = error instanceof ORPCError ? (error.data as { drift?: unknown } | undefined) : undefined;
  const parsed = Drift.array().safeParse(data?.drift);
  if (!parsed.success || refusalCode(error) !== 'MAPPING_DRIFTED') return null;
  return (
    <ul>
      {parsed.data.map(({ system, table, column = '', kind, was = '', is = '' }) => (
        <li key={`${system} ${kind} ${table} ${column}`}>
          {t(`drift.${kind}`, { system: t(`system.${system}`), table, column, was, is })}
        </li>
      ))}
    </ul>
  );
}
