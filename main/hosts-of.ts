import type { Profile } from '../preload/contract/connections.ts';

/** Names of the hosting itself, which everybody who attacks it tries first. */
const cooperative = ['ouvaton', 'ouvadmin'];

/** What a password must not be made of, besides its holder: the cooperative's names and those of the server. */
export function hostsOf({ name, target }: Profile): { name: string; hosts: string[] } {
  const { route } = target.kind === 'server' ? target : {};
  const host = route && 'host' in route ? route.host : '';
  const ssh = route?.kind === 'ssh' ? route.ssh.host : '';
  // An IP address and "localhost" are nobody's name.
  const named = [host, ssh].filter((one) => /[a-z]/i.test(one) && one !== 'localhost');
  return { name, hosts: [...new Set([...cooperative, ...named])] };
}
