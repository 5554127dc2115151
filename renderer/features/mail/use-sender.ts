import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';

/** The sender of this laptop; null where none is described. */
export function useSender() {
  return useQuery(api.mail.sender.queryOptions());
}
