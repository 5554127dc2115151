import { useSyncExternalStore } from 'react';

/**
 * The place in the application is the part after # ("#/password-campaigns?systems=ftp"): path and filters together, so
 * that "back" works, that the two shells behave alike, and that nothing of it is ever sent to a server.
 */
const here = () => `/${location.hash.replace(/^#?\/?/, '')}`;
const path = () => here().split('?')[0] ?? '/';
const search = () => here().split('?')[1] ?? '';

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  addEventListener('popstate', listener);
  return () => {
    removeEventListener('hashchange', listener);
    removeEventListener('popstate', listener);
  };
}

/** Goes to a path of the application; `replace` leaves no step in the history (a filter being typed). */
export function navigate(to: string, { replace = false, state = null }: { replace?: boolean; state?: unknown } = {}) {
  const address = `#${to.startsWith('/') ? to : `/${to}`}`;
  history[replace ? 'replaceState' : 'pushState'](state, '', address);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** wouter's location hook on our addresses. */
export function useHashLocation(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, path), navigate];
}
useHashLocation.hrefs = (to: string) => `#${to}`;

/** wouter's search hook on our addresses: what stands after "?", without it. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, search);
}
