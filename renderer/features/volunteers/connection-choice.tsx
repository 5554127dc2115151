import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { useWords } from '../../words.ts';
import c from './volunteers.module.css';

/** The connections that lead to a real server; undefined while they are being read. */
export function useServers(): readonly Profile[] | undefined {
  const list = useQuery(api.connections.list.queryOptions());
  return list.data?.filter(({ target }) => target.kind === 'server');
}

interface ConnectionChoiceProps {
  servers: readonly Profile[];
  value: string;
  onChange: (id: string) => void;
  hint: string;
  /** Said beside the way to add one. */
  note?: string;
}

/** Which connection leads to the journal; where there is none, the way to add one. */
export function ConnectionChoice({ servers, value, onChange, hint, note }: ConnectionChoiceProps) {
  const t = useWords('volunteers');
  return (
    <div>
      {servers.length === 0 ? (
        <p>{t('noConnection')}</p>
      ) : (
        <NativeSelect
          label={t('connection')}
          description={hint}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={servers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <p className={c.under}>
        <Link to="/connections/new">{t('addConnection')}</Link> {note}
      </p>
    </div>
  );
}
