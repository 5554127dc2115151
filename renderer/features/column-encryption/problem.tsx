import { Button } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { Link } from 'wouter';
import { Obstacle } from '../../../preload/contract/column-encryption.ts';
import { refusalCode, useExplain } from '../../refusals/explain.ts';
import { intoSight } from '../../ui/into-sight.ts';
import { Notice } from '../../ui/notice.tsx';
import { SqlText } from '../../ui/sql-text.tsx';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { ObstacleList } from './obstacle-list.tsx';
import { places } from './places.ts';

/** The contract has parsed it where it came from; here it is only asked which of the two it is. */
function namedIn(error: unknown): { obstacles: Obstacle[]; lacking: string[] } {
  const data: unknown = error instanceof ORPCError ? error.data : undefined;
  const given = typeof data === 'object' && data !== null ? data : {};
  const lacking: unknown = 'lacking' in given ? given.lacking : undefined;
  return {
    obstacles: Obstacle.array().safeParse('obstacles' in given ? given.obstacles : undefined).data ?? [],
    lacking: Array.isArray(lacking) ? lacking.filter((one) => typeof one === 'string') : [],
  };
}

/** Refusals whose next step is taken elsewhere, and where. */
const elsewhere: Record<string, { to: string; namespace: 'connections' | 'volunteers' }> = {
  NO_BASE_HERE: { to: places.connections, namespace: 'connections' },
  CANNOT_REACH: { to: places.connections, namespace: 'connections' },
  CONNECTION_UNKNOWN: { to: places.connections, namespace: 'connections' },
  NOT_REHEARSED: { to: places.rehearsal, namespace: 'volunteers' },
  NOT_A_MEMBER: { to: places.volunteers, namespace: 'volunteers' },
};

interface ProblemProps {
  error: unknown;
  onRetry?: () => void;
  /** Nobody asked just now: the page stays where one reads. */
  still?: boolean;
}

/** A refusal beside what was asked: what happened, what was kept, what to do, with what it names. */
export function Problem({ error, onRetry, still = false }: ProblemProps) {
  const ui = useWords('ui');
  const t = useWords('columnEncryption');
  const explain = useExplain('columnEncryption');
  const { what, why, next, detail } = explain(error);
  const { obstacles, lacking } = namedIn(error);
  return (
    <div ref={still ? undefined : intoSight}>
      <Notice
        kind="danger"
        title={what}
        action={
          <>
            <Elsewhere code={refusalCode(error)} />
            {onRetry && (
              <Button variant="default" size="compact-sm" onClick={onRetry}>
                {ui('retry')}
              </Button>
            )}
          </>
        }
      >
        {[why, next].filter((text) => text !== undefined).join(' ')}
        {obstacles.length > 0 && <ObstacleList obstacles={obstacles} />}
        {lacking.length > 0 && <SqlText text={lacking.join('\n')} label={t('preview.copyGrants')} />}
        {detail !== undefined && <code className={c.detail}>{detail}</code>}
      </Notice>
    </div>
  );
}

function Elsewhere({ code }: { code: string | undefined }) {
  const connections = useWords('connections');
  const volunteers = useWords('volunteers');
  const there = elsewhere[code ?? ''];
  if (there === undefined) return null;
  return (
    <Button component={Link} to={there.to} variant="default" size="compact-sm">
      {there.namespace === 'connections' ? connections('entry') : volunteers('entry')}
    </Button>
  );
}
