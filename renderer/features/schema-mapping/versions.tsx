import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';

/** The versions that were saved, newest first; nothing while there is only one. */
export function Versions({ connectionId }: { connectionId: string }) {
  const t = useWords('schemaMapping');
  const format = useFormat();
  const history = useQuery(api.schemaMapping.history.queryOptions({ input: { connectionId } }));
  if (!history.data || history.data.length < 2) return null;
  return (
    <Section title={t('versions.title')} line={t('versions.line')}>
      <ul>
        {history.data
          .toSorted((a, b) => b.version - a.version)
          .map(({ version, savedAt }) => (
            <li key={version}>{t('versions.one', { version, moment: format.when(savedAt) })}</li>
          ))}
      </ul>
    </Section>
  );
}
