import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery } from '@tanstack/react-query';
import type { contract } from '../../../preload/contract/index.ts';
import { api } from '../../client.ts';

/** What imposing means, what the database offers for it, and the rule. */
export type Meanings = InferContractRouterOutputs<typeof contract>['forcedChanges']['meanings'];

/** As it stands for the campaign; reads the database. */
export function useMeanings(campaignId: string) {
  return useQuery(api.forcedChanges.meanings.queryOptions({ input: { campaignId } }));
}
