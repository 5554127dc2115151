import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import { api, client } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { isSelected, nothing, type Selection } from '../../ui/data-table/selection.ts';
import type { Source } from '../../ui/data-table/use-windows.ts';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { type Row, useInventoryColumns } from './columns.tsx';
import { type Filters, narrows, writeFilters } from './filters.ts';
import { InventoryFoot } from './inventory-foot.tsx';
import type { ChangeFilters } from './use-filters.ts';

interface InventoryTableProps {
  connectionId: string;
  /** What matches, in memory; undefined: those in which nothing was recognised, asked for by windows. */
  columns: readonly InventoryColumn[] | undefined;
  /** Another number after each telling. */
  version: number;
  filters: Filters;
  change: ChangeFilters;
  opened: InventoryColumn | undefined;
  onOpen: (column: InventoryColumn) => void;
}

/** Beside a panel, what tells one column from another. */
const besidePanel = new Set(['table', 'column', 'category', 'state']);
const narrowColumns = new Set(['table', 'column', 'category', 'confidence', 'treatment', 'state']);

/** The columns that match, by table, with what may be decided of those that are picked. */
export function InventoryTable({
  connectionId,
  columns,
  version,
  filters,
  change,
  opened,
  onOpen,
}: InventoryTableProps) {
  const t = useWords('dataInventory');
  const explain = useExplain('dataInventory');
  const narrow = useMediaQuery('(max-width: 1500px)') ?? false;
  const small = useMediaQuery('(max-width: 1150px)') ?? false;
  const all = useInventoryColumns();
  const shown = useMemo(() => {
    if (opened !== undefined && narrow)
      return all.filter(({ key }) => besidePanel.has(key) && !(small && key === 'category'));
    return small ? all.filter(({ key }) => narrowColumns.has(key)) : all;
  }, [all, opened, narrow, small]);
  const rows = useMemo(() => withFirst(columns ?? []), [columns]);
  const apart = columns === undefined;
  const question = `${connectionId} ${writeFilters(filters)}`;
  const source = useMemo(
    () => (apart ? others(question, connectionId, filters.search, version) : inMemory(question, rows, version)),
    [apart, question, connectionId, filters.search, version, rows],
  );
  const [picked, setPicked] = useState<{ of: string; selection: Selection }>({ of: '', selection: nothing });
  const selection = picked.of === source.id ? picked.selection : nothing;
  const chosen = rows.filter((_, index) => isSelected(selection, index));
  return (
    <DataTable<Row>
      name="data-inventory"
      label={t('table')}
      columns={shown}
      source={source}
      selection={selection}
      onSelection={(next) => setPicked({ of: source.id, selection: next })}
      onOpen={onOpen}
      isOpen={({ id }) => id === opened?.id}
      explain={explain}
      foot={(total) => (
        <InventoryFoot
          connectionId={connectionId}
          total={total ?? 0}
          chosen={chosen}
          opened={opened}
          onDone={() => setPicked({ of: '', selection: nothing })}
        />
      )}
      empty={
        <Empty
          icon={SearchX}
          title={t('noMatch')}
          action={
            narrows(filters) && (
              <Button variant="default" onClick={() => change({ search: '', groups: [], categories: [] })}>
                {t('clearFilters')}
              </Button>
            )
          }
        />
      }
    />
  );
}

function withFirst(columns: readonly InventoryColumn[]): Row[] {
  return columns.map((column, at) => ({ ...column, first: columns[at - 1]?.table !== column.table }));
}

function inMemory(id: string, rows: readonly Row[], version: number): Source<Row> {
  return {
    id,
    window: (offset, limit) => ({
      queryKey: ['data-inventory', id, version, rows.length, offset],
      queryFn: async () => ({ total: rows.length, rows: rows.slice(offset, offset + limit) }),
    }),
  };
}

function others(id: string, connectionId: string, search: string, version: number): Source<Row> {
  return {
    id,
    window: (offset, limit) => {
      const input = { connectionId, search, offset, limit };
      return {
        queryKey: [...api.dataInventory.others.queryKey({ input }), version],
        queryFn: async ({ signal }) => {
          const { total, rows } = await client.dataInventory.others(input, { signal });
          return { total, rows: withFirst(rows) };
        },
      };
    },
  };
}
