import { useEffect, useRef, useSyncExternalStore } from 'react';

/**
 * A key of the page: `keys` as "mod+k", "/", "?", "escape", "shift+enter" (mod is Cmd on a Mac, Ctrl elsewhere),
 * `says` what it does, for the list that `?` shows. `hidden` keeps it out of that list.
 */
export interface Key {
  keys: string;
  says: string;
  run: (event: KeyboardEvent) => void;
  hidden?: boolean;
  /** Also while one types in a field; keys with mod and escape always do. */
  whileTyping?: boolean;
  /** Only told in the list: the component that has the focus (a table) hears it itself. */
  toldOnly?: boolean;
}

let layers: { current: Key[] }[] = [];
let listed: Key[] = [];
const listeners = new Set<() => void>();

function changed() {
  const seen = new Set<string>();
  listed = layers
    .flatMap((layer) => layer.current)
    .toReversed()
    .filter((key) => !key.hidden && !seen.has(key.keys) && seen.add(key.keys));
  for (const listener of listeners) listener();
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file', 'range'].includes(target.type)));

/** The name of what was pressed, in the manner of `Key.keys`. Signs that need Shift on some keyboards go without it. */
export function pressed(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const parts = [
    event.ctrlKey || event.metaKey ? 'mod' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey && (key.length > 1 || /\p{L}/u.test(key)) ? 'shift' : '',
    key,
  ];
  return parts.filter((part) => part !== '').join('+');
}

function hear(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const name = pressed(event);
  const dialog = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
  if (dialog && !name.startsWith('mod+')) return;
  for (const layer of layers.toReversed()) {
    const key = layer.current.find((one) => one.keys === name && !one.toldOnly);
    if (key === undefined) continue;
    if (typing(event.target) && !(key.whileTyping || name.startsWith('mod+') || name === 'escape')) continue;
    event.preventDefault();
    key.run(event);
    return;
  }
}

/** Gives the keys their meaning while the component is shown; what came last is asked first. */
export function useKeys(keys: Key[]): void {
  const layer = useRef(keys);
  layer.current = keys;
  const names = keys.map((key) => `${key.keys}:${key.says}`).join('|');
  useEffect(() => {
    if (layers.length === 0) addEventListener('keydown', hear);
    layers = [...layers, layer];
    return () => {
      layers = layers.filter((other) => other !== layer);
      if (layers.length === 0) removeEventListener('keydown', hear);
      changed();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is told again when names or sentences change
  useEffect(changed, [names]);
}

/** The keys that have a meaning now, latest first. */
export function useListedKeys(): Key[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => listed,
  );
}

/** Whether this is a Mac, where mod is ⌘. */
export const onMac = /mac/i.test(navigator.platform);
