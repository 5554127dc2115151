import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { systems } from '../../../preload/contract/common.ts';
import type { MappingVersion, Proposal, SystemMapping, Table } from '../../../preload/contract/schema-mapping.ts';
import { api } from '../../client.ts';
import { currentMapping } from '../../current-mapping.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { DriftNotice } from './drift-notice.tsx';
import { draftFrom, type MappingDraft, missingOf, systemsOf, tablesOf, withTable } from './mapping-draft.ts';
import { SystemSection } from './system-section.tsx';
import { Versions } from './versions.tsx';

/** Says where the accounts of a connection are: proposals to correct, a masked sample, the form of the passwords. */
export function SchemaMapping() {
  const { id = '' } = useParams();
  const t = useWords('schemaMapping');
  const explain = useExplain('schemaMapping');
  const input = { input: { connectionId: id } };
  const current = useQuery(currentMapping(id));
  const tables = useQuery(api.schemaMapping.tables.queryOptions({ ...input, staleTime: 60_000 }));
  const proposals = useQuery(api.schemaMapping.propose.queryOptions({ ...input, staleTime: 60_000 }));
  const connections = useQuery(api.connections.list.queryOptions());
  const name = connections.data?.find((one) => one.id === id)?.name ?? '';
  const error = current.error ?? (current.data ? undefined : (tables.error ?? proposals.error));

  if (error)
    return (
      <Page title={t('title')} line={name}>
        <Failure
          explanation={explain(error)}
          retry={() => void Promise.all([current.refetch(), tables.refetch(), proposals.refetch()])}
          action={
            <Button component={Link} to={`/connections/${id}?test=1`}>
              {t('test')}
            </Button>
          }
        />
      </Page>
    );
  if (current.isPending || tables.isPending || proposals.isPending)
    return (
      <Page title={t('title')} line={name || '\u00a0'}>
        <Loading rows={10} />
      </Page>
    );
  if (tables.data?.length === 0)
    return (
      <Page title={t('title')} line={name}>
        <Empty title={t('noTables')}>{t('noTablesLine')}</Empty>
      </Page>
    );
  return (
    <Editor
      key={`${id} ${current.data?.version ?? 0}`}
      id={id}
      name={name}
      current={current.data ?? undefined}
      tables={tables.data}
      proposals={proposals.data ?? []}
    />
  );
}

interface EditorProps {
  id: string;
  name: string;
  current: MappingVersion | undefined;
  /** Undefined while the database does not answer. */
  tables: Table[] | undefined;
  proposals: Proposal[];
}

function Editor({ id, name, current, tables, proposals }: EditorProps) {
  const t = useWords('schemaMapping');
  const format = useFormat();
  const queries = useQueryClient();
  const { draft, change, done } = useDraft<MappingDraft>(`mapping ${id}`, draftFrom(current, proposals));
  const save = useMutation(
    api.schemaMapping.save.mutationOptions({
      onSuccess: async ({ version }) => {
        done();
        notify('good', t('saved', { version }));
        await queries.invalidateQueries({ queryKey: api.schemaMapping.key() });
      },
    }),
  );
  const missing = missingOf(draft);
  const changed = current === undefined || JSON.stringify(systemsOf(draft)) !== JSON.stringify(current.systems);
  const known = tables ?? tablesOf(draft);
  const line = current
    ? t('lineVersion', { name, version: current.version, moment: format.when(current.savedAt) })
    : t('line', { name });
  return (
    <Page
      title={t('title')}
      line={line}
      action={
        <>
          {tables && proposals.length > 0 && (
            <Button variant="subtle" color="gray" onClick={() => change(draftFrom(undefined, proposals))}>
              {t('propose')}
            </Button>
          )}
          <Button
            disabled={!changed || systemsOf(draft).length === 0}
            loading={save.isPending}
            onClick={() => save.mutate({ connectionId: id, systems: systemsOf(draft) })}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      {!tables && <Notice kind="review">{t('unreached')}</Notice>}
      {current && tables && <DriftNotice connectionId={id} />}
      {save.error && <SaveRefusal error={save.error} missing={missing} />}
      {systems.map((system) => (
        <SystemSection
          key={system}
          connectionId={id}
          system={system}
          mapping={draft[system]}
          tables={known}
          proposals={proposals}
          missing={save.isError ? missing.filter((one) => one.system === system).map((one) => one.role) : []}
          onTable={(table) => change(withTable(draft, system, table, proposals))}
          onChange={(mapping: SystemMapping) => change({ ...draft, [system]: mapping })}
        />
      ))}
      <Versions connectionId={id} />
    </Page>
  );
}

function SaveRefusal({ error, missing }: { error: unknown; missing: ReturnType<typeof missingOf> }) {
  const t = useWords('schemaMapping');
  const { what, why, next } = useExplain('schemaMapping')(error);
  return (
    <Notice kind="danger" title={what}>
      {why} {next}
      <ul>
        {missing.map(({ system, role }) => (
          <li key={`${system} ${role}`}>{t('missing', { system: t(`system.${system}`), role: t(`role.${role}`) })}</li>
        ))}
      </ul>
    </Notice>
  );
}
