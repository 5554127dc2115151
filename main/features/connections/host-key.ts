import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import { showHostKey } from '../../database/ouvadmin/ssh-tunnel.ts';
import { refusal } from '../../shared/refusal.ts';
import type { ConnectionStore } from './store.ts';

/** Accepts the key that the test showed, if the server still shows it. Refusals: HOST_KEY_OTHER, CANNOT_REACH. */
export async function acceptHostKey(
  store: ConnectionStore,
  id: string,
  fingerprint: string,
  signal?: AbortSignal,
): Promise<void> {
  const { target } = store.get(id);
  if (target.kind !== 'server' || target.route.kind !== 'ssh') throw refusal('CONNECTION_UNKNOWN');
  const { route } = target;
  const shown = await showHostKey(route, { signal, limit: 10_000 }).catch((error) => {
    throw error instanceof CannotReach ? refusal('CANNOT_REACH', error.problem) : error;
  });
  if (shown !== fingerprint) throw refusal('HOST_KEY_OTHER', { shown });
  store.setHostKey(id, fingerprint);
}
