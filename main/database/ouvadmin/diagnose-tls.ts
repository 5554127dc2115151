import type { Problem } from '../../../preload/contract/connections.ts';
import { tlsFailure } from '../../shared/tls-failure.ts';

/** What went wrong while the server was to prove who it is. `names` says for whom its certificate was made. */
export function diagnoseTls(error: unknown, facts: Record<string, string>): Problem {
  const { code, said, names } = tlsFailure(error);
  return {
    code,
    facts: {
      ...facts,
      ...(code === 'tls-wrong-host' && names ? { names } : {}),
      ...(code === 'tls-failed' ? { said } : {}),
    },
  };
}
