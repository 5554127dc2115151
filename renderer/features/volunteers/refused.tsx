import type { ReactNode } from 'react';
import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';

/** Why a deed of the team was not done, and what to do; nothing when there is no error. */
export function Refused({ error, action }: { error: unknown; action?: ReactNode }) {
  const explain = useExplain('volunteers');
  if (error === undefined || error === null) return null;
  const { what, why, next, detail } = explain(error);
  return (
    <Notice kind="danger" title={what} action={action}>
      {why} {next} {detail && <code>{detail}</code>}
    </Notice>
  );
}
