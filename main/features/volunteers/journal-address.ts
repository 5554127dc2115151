import type { Profile } from '../../../preload/contract/connections.ts';
import type { JournalAddress } from '../../../preload/contract/volunteers.ts';
import { refusal } from '../../shared/refusal.ts';

/** Where a profile leads, without who goes there: for an invitation. Refuses NOT_FOR_THE_DEMONSTRATION. */
export function addressOf({ target, hostKey }: Profile, journal: string): JournalAddress {
  if (target.kind === 'demonstration') throw refusal('NOT_FOR_THE_DEMONSTRATION');
  const { route, database } = target;
  return { server: serverOf(route, hostKey), ouvadmin: database, journal };
}

type Route = Extract<Profile['target'], { kind: 'server' }>['route'];

function serverOf(route: Route, hostKey: string | undefined): JournalAddress['server'] {
  if (route.kind === 'socket') return { kind: 'socket', path: route.path };
  const { host, port, tls } = route;
  if (route.kind === 'direct') return { kind: 'direct', host, port, tls };
  const { ssh } = route;
  const key = hostKey === undefined ? {} : { hostKey };
  return { kind: 'ssh', sshHost: ssh.host, sshPort: ssh.port, ...key, host, port, tls };
}
