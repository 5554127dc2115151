import { useEffect } from 'react';
import { client } from '../../client.ts';

const every = 20_000;

/** Tells the vault that somebody is here: after a key or a pointer, at most every 20 s, while it is open. */
export function usePresence(): void {
  useEffect(() => {
    let last = 0;
    const here = () => {
      const now = Date.now();
      if (now - last < every) return;
      last = now;
      client.vault.touch().catch(() => {
        last = 0;
      });
    };
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const event of events) addEventListener(event, here, { passive: true, capture: true });
    return () => {
      for (const event of events) removeEventListener(event, here, { capture: true });
    };
  }, []);
}
