import { useSyncExternalStore } from 'react';

/**
 * The place in the application is the part after # ("#/password-campaigns?systems=ftp"): path and filters together, so
 * that "back" works, that the two shells behave alike, and that nothing of it is ever sent to a server.
 */
const here = () => typed ?? `/${location.hash.replace(/^#?\/?/, '')}`;
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

/** An address being typed, letter by letter; the bar follows once the hand rests: writing to it costs as much as a search. */
let typed: string | undefined;
let rest: ReturnType<typeof setTimeout> | undefined;
const handsRest = 200;

/** Where we are, with what is being typed. */
export const addressNow = here;

/** The same place with other words in its address, as they are typed: leaves no step in the history. */
export function retype(to: string): void {
  heedTheBar();
  typed = to;
  clearTimeout(rest);
  rest = setTimeout(settle, handsRest);
  tell();
}

function settle(): void {
  if (typed !== undefined) history.replaceState(null, '', `#${typed}`);
  forgetTyped();
}

function forgetTyped(): void {
  clearTimeout(rest);
  typed = undefined;
}

const tell = () => void dispatchEvent(new HashChangeEvent('hashchange'));

/** Whoever goes elsewhere by the bar or by "back" leaves what was being typed; whoever closes the page finds it again. */
function heedTheBar(): void {
  addEventListener('pagehide', settle);
  addEventListener('hashchange', leave);
  addEventListener('popstate', leave);
}

function leave({ isTrusted }: Event): void {
  if (isTrusted) forgetTyped();
}

/** Goes to a path of the application; `replace` leaves no step in the history (a filter being typed). */
export function navigate(to: string, { replace = false, state = null }: { replace?: boolean; state?: unknown } = {}) {
  const address = `#${to.startsWith('/') ? to : `/${to}`}`;
  settle();
  history[replace ? 'replaceState' : 'pushState'](state, '', address);
  tell();
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
