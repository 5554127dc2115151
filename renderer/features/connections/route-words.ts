import type { Target } from '../../../preload/contract/connections.ts';
import { useWords } from '../../words.ts';

/** Where a connection goes, in a few words. */
export function useRouteWords(): (target: Target) => string {
  const t = useWords('connections');
  return (target) => {
    if (target.kind === 'demonstration') return t('route.demonstration');
    const { route, database } = target;
    if (route.kind === 'socket') return t('route.socket', { database });
    return t(`route.${route.kind}`, { database, host: route.kind === 'ssh' ? route.ssh.host : route.host });
  };
}
