import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';

/** What the database no longer has as it was described. */
export function DriftNotice({ connectionId }: { connectionId: string }) {
  const t = useWords('schemaMapping');
  const check = useQuery(api.schemaMapping.check.queryOptions({ input: { connectionId } }));
  if (!check.data || check.data.length === 0) return null;
  return (
    <Notice kind="review" title={t('drift.title')}>
      <ul>
        {check.data.map((drift) => (
          <li key={`${drift.system} ${drift.kind} ${drift.table} ${drift.column}`}>
            {t(`drift.${drift.kind}`, {
              system: t(`system.${drift.system}`),
              table: drift.table,
              column: drift.column ?? '',
              was: drift.was ?? '',
              is: drift.is ?? '',
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
