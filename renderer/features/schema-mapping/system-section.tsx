import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { System } from '../../../preload/contract/common.ts';
import {
  type Proposal,
  type Role,
  roles,
  type SystemMapping,
  type Table,
} from '../../../preload/contract/schema-mapping.ts';
import { api } from '../../client.ts';
import { useWords } from '../../words.ts';
import { requiredRoles, trustOf, withColumn } from './mapping-draft.ts';
import { SampleRows } from './sample-rows.tsx';
import { StorageVote } from './storage-vote.tsx';
import c from './system-section.module.css';

interface SystemSectionProps {
  connectionId: string;
  system: System;
  mapping: SystemMapping | undefined;
  tables: readonly Table[];
  proposals: readonly Proposal[];
  /** The needed roles to mark, once saving was tried. */
  missing: readonly Role[];
  onTable: (table: string) => void;
  onChange: (mapping: SystemMapping) => void;
}

/** One system: its table, which column plays which role, and how much the proposal is to be trusted. */
export function SystemSection(props: SystemSectionProps) {
  const { system, mapping, tables, onTable } = props;
  const t = useWords('schemaMapping');
  const table = tables.find((one) => one.name === mapping?.table);
  return (
    <section className={c.section} aria-label={t(`system.${system}`)}>
      <div className={c.head}>
        <h2 className={c.title}>{t(`system.${system}`)}</h2>
        <NativeSelect
          aria-label={`${t('table')}, ${t(`system.${system}`)}`}
          className={c.table ?? ''}
          value={mapping?.table ?? ''}
          data={[{ value: '', label: t('noTable') }, ...tables.map(({ name }) => ({ value: name, label: name }))]}
          onChange={(event) => onTable(event.currentTarget.value)}
        />
        {table && table.rows > 0 && <span className="quiet">{t('rows', { count: table.rows })}</span>}
      </div>
      {mapping && <Roles {...props} mapping={mapping} table={table} />}
    </section>
  );
}

type RolesProps = SystemSectionProps & { mapping: SystemMapping; table: Table | undefined };

function Roles({ connectionId, system, mapping, table, proposals, missing, onChange }: RolesProps) {
  const t = useWords('schemaMapping');
  const [shown, setShown] = useState(false);
  const complete = requiredRoles.every((role) => mapping.columns[role] !== undefined);
  const sample = useQuery(
    api.schemaMapping.sample.queryOptions({
      input: { connectionId, mapping: { ...mapping, storage: 'auto' } },
      enabled: complete,
      staleTime: 60_000,
      placeholderData: (before) => before,
    }),
  );
  const first = sample.data?.[0];
  return (
    <>
      <table className={c.roles}>
        <thead>
          <tr>
            <th scope="col">{t('headRole')}</th>
            <th scope="col">{t('headColumn')}</th>
            <th scope="col">{t('headTrust')}</th>
            <th scope="col">{t('headSample')}</th>
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => (
            <tr key={role}>
              <th scope="row">
                {t(`role.${role}`)}
                {requiredRoles.includes(role) && <span className={c.needed}> {t('required')}</span>}
              </th>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={t('columnOf', { role: t(`role.${role}`), system: t(`system.${system}`) })}
                  value={mapping.columns[role] ?? ''}
                  error={missing.includes(role)}
                  data={[
                    { value: '', label: t('noColumn') },
                    ...(table?.columns ?? []).map(({ name, type }) => ({
                      value: name,
                      label: type === '' ? name : `${name} (${type})`,
                    })),
                  ]}
                  onChange={(event) => onChange(withColumn(mapping, role, event.currentTarget.value))}
                />
              </td>
              <td>
                <TrustWords mapping={mapping} role={role} proposals={proposals} />
              </td>
              <td className={c.example}>
                <Example role={role} value={first?.[role]} mapped={mapping.columns[role] !== undefined} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <StorageVote connectionId={connectionId} mapping={mapping} ready={complete} onChange={onChange} />
      {complete && <SampleRows system={system} sample={sample} shown={shown} onShow={setShown} mapping={mapping} />}
    </>
  );
}

function TrustWords({
  mapping,
  role,
  proposals,
}: {
  mapping: SystemMapping;
  role: Role;
  proposals: readonly Proposal[];
}) {
  const t = useWords('schemaMapping');
  const found = trustOf(mapping, role, proposals);
  if (found === undefined) return null;
  const because = found.because.map((one) => t(`because.${one}`)).join(', ');
  return (
    <span className={c.trust} data-trust={found.trust}>
      {because === '' ? t(`trust.${found.trust}`) : t('trustBecause', { trust: t(`trust.${found.trust}`), because })}
    </span>
  );
}

function Example({ role, value, mapped }: { role: Role; value: string | null | undefined; mapped: boolean }) {
  const t = useWords('schemaMapping');
  if (!mapped || value === undefined) return null;
  if (value === null || value === '') return <span className="quiet">{t('nothing')}</span>;
  return <>{role === 'password' ? familyWord(t, value) : value}</>;
}

/** The word for a family of stored passwords; a family we do not know is shown as it came. */
export function familyWord(t: ReturnType<typeof useWords<'schemaMapping'>>, family: string): string {
  return t(`family.${family}` as 'family.clear', { defaultValue: family });
}
