import type { Profile } from '../../../preload/contract/connections.ts';
import type { JournalAddress } from '../../../preload/contract/volunteers.ts';

/** Whether a connection goes to the server of an address, by the same way: it is then offered first. */
export function leadsTo({ target }: Profile, { server }: JournalAddress): boolean {
  if (target.kind !== 'server') return false;
  const { route } = target;
  if (server.kind === 'socket') return route.kind === 'socket' && route.path === server.path;
  if (server.kind === 'direct')
    return route.kind === 'direct' && route.host === server.host && route.port === server.port;
  if (route.kind !== 'ssh') return false;
  const same = route.ssh.host === server.sshHost && route.ssh.port === server.sshPort;
  return same && route.host === server.host && route.port === server.port;
}
