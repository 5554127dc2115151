import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { notify } from '../../ui/notice.tsx';

/** What follows a deed on a person: it is said, and people are read again. A refusal is said with what to do. */
export function usePersonDeed() {
  const queries = useQueryClient();
  const explain = useExplain('campaigns');
  return (said: string, then: () => void = () => {}) => ({
    onSuccess: () => {
      notify('good', said);
      then();
      return queries.invalidateQueries({ queryKey: api.campaigns.person.key() });
    },
    onError: (error: unknown) => {
      const { what, next } = explain(error);
      notify('danger', what, next);
    },
  });
}
