import type { Profile } from '../preload/contract/connections.ts';

/** What database a connection is about, the same on every laptop whatever its way there: "demonstration", or "host/database". */
export function sourceOf({ target }: Pick<Profile, 'target'>): string {
  if (target.kind === 'demonstration') return 'demonstration';
  const { route, database } = target;
  const host =
    route.kind === 'socket' ? 'localhost' : route.kind === 'ssh' && isLocal(route.host) ? route.ssh.host : route.host;
  return `${host.toLowerCase()}/${database}`;
}

/** As the SSH server sees it: its own. */
const isLocal = (host: string) => ['localhost', '127.0.0.1', '::1'].includes(host.toLowerCase());
