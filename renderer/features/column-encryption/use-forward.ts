import { useMutation } from '@tanstack/react-query';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { api } from '../../client.ts';

/** Takes the step from the state that is shown; `done` once it has begun. */
export function useForward(plan: Plan, done: () => void = () => {}) {
  const forward = useMutation(api.columnEncryption.forward.mutationOptions({ onSuccess: done }));
  return {
    error: forward.error,
    isPending: forward.isPending,
    /** `confirmed`: what was typed, for the step that has no way back. */
    go: (confirmed?: string) =>
      forward.mutate({ planId: plan.id, from: plan.state, ...(confirmed === undefined ? {} : { confirmed }) }),
  };
}

/** Verifies every row now, in the background. */
export function useVerify() {
  return useMutation(api.columnEncryption.verify.mutationOptions());
}
