import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { api } from '../../client.ts';
import { whileShown } from '../../live.ts';
import { linesOf } from './column-lines.ts';

/** The plans of a database as they go. */
export function usePlans(connectionId: string) {
  return useQuery(api.columnEncryption.watchPlans.experimental_liveOptions({ input: { connectionId }, ...whileShown }));
}

/** The inventory of a database, with what a scan changes. */
export function useInventory(connectionId: string) {
  return useQuery(api.dataInventory.watch.experimental_liveOptions({ input: { connectionId }, ...whileShown }));
}

/** Plans and inventory as one list; the plans alone where the inventory does not answer. */
export function useColumns(connectionId: string) {
  const plans = usePlans(connectionId);
  const inventory = useInventory(connectionId);
  const lines = useMemo(
    () => linesOf(plans.data ?? [], inventory.data?.columns ?? []),
    [plans.data, inventory.data?.columns],
  );
  return { plans, lines, pending: plans.isPending || (inventory.isPending && !inventory.error) };
}

/** A plan as it goes, whichever laptop is at work; as the list knows it until the first answer. */
export function usePlan(known: Plan): Plan {
  const input = { planId: known.id };
  const live = useQuery(api.columnEncryption.watch.experimental_liveOptions({ input, ...whileShown })).data;
  return live ?? known;
}

export function useKeyRing(connectionId: string) {
  return useQuery(api.columnEncryption.watchKeys.experimental_liveOptions({ input: { connectionId }, ...whileShown }));
}

export function useHealth(connectionId: string) {
  return useQuery(
    api.columnEncryption.watchHealth.experimental_liveOptions({ input: { connectionId }, ...whileShown }),
  );
}

/** The names of the retention clocks in the language being spoken. */
export function useClocks(locale: 'fr' | 'en') {
  const clocks = useQuery(api.retention.clocks.queryOptions());
  return clocks.data?.map(({ id, name }) => ({ id, name: name[locale] }));
}
