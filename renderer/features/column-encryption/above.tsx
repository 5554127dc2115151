import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Profile } from '../../../preload/contract/connections.ts';
import { useOfflineSince } from '../../live.ts';
import { Offline } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import type { View } from './places.ts';
import { useAddress } from './use-address.ts';
import { ViewTabs } from './view-tabs.tsx';

/** The database that is looked at, among those that there are. */
export interface OfBase {
  base: Profile;
  bases: readonly Profile[];
}

interface AboveProps extends OfBase {
  view: View;
  /** When what is shown was told, epoch milliseconds; 0 while nothing was. */
  readAt: number;
  children?: ReactNode;
}

/** What stands above each view: of when it is without a network, the views, the database where there are several, the filters. */
export function Above({ base, bases, view, readAt, children }: AboveProps) {
  const t = useWords('columnEncryption');
  const offline = useOfflineSince();
  const { change, hrefOf } = useAddress();
  return (
    <div className={c.above}>
      {offline !== undefined && readAt > 0 && <Offline since={offline} of={new Date(readAt).toISOString()} />}
      <div className={c.tabsLine} data-alone={view !== 'columns' || undefined}>
        <ViewTabs view={view} hrefOf={hrefOf} />
        {bases.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t('base')}
            className={c.base ?? ''}
            value={base.id}
            data={bases.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => change({ base: event.currentTarget.value, open: undefined })}
          />
        )}
      </div>
      {children}
    </div>
  );
}
