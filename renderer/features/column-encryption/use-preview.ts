import { useQuery } from '@tanstack/react-query';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { api } from '../../client.ts';
import { isTreated } from './column-lines.ts';

/** The preview of a plan: made by itself before anything was begun, later only when asked for. */
export function usePreview(plan: Plan) {
  return useQuery(
    api.columnEncryption.preview.queryOptions({
      // Another treatment is another preview.
      queryKey: [...api.columnEncryption.preview.queryKey({ input: { planId: plan.id } }), plan.treatment],
      input: { planId: plan.id },
      enabled: isTreated(plan) && plan.state === 'planned' && plan.now === undefined,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 600_000,
    }),
  );
}

export type PreviewQuery = ReturnType<typeof usePreview>;
