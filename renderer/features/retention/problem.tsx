import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { refusalCode, useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import { places } from './places.ts';
import c from './retention.module.css';

const atConnections = new Set(['NO_BASE_HERE', 'CANNOT_REACH', 'CONNECTION_UNKNOWN']);

/** A refusal beside what was asked: what happened, what was kept, what to do. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useWords('retention');
  const ui = useWords('ui');
  const explain = useExplain('retention');
  if (!error) return null;
  const { what, why, next, detail } = explain(error);
  const connections = atConnections.has(refusalCode(error) ?? '');
  return (
    <div className={c.problem}>
      <Notice
        kind="danger"
        title={what}
        action={
          (connections || onRetry) && (
            <>
              {connections && (
                <Button component={Link} to={places.connections} variant="default" size="compact-sm">
                  {t('toConnections')}
                </Button>
              )}
              {onRetry && (
                <Button variant="default" size="compact-sm" onClick={onRetry}>
                  {ui('retry')}
                </Button>
              )}
            </>
          )
        }
      >
        {[why, next].filter((text) => text !== undefined).join(' ')}
        {detail !== undefined && <code>{detail}</code>}
      </Notice>
    </div>
  );
}
