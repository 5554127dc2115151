import { useEffect } from 'react';
import { client } from '../../client.ts';

const every = 10_000;

/** While somebody waits for another's answer with this page before their eyes, the journal is asked more often than usual. */
export function useFrequentContact(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const ask = () => {
      if (document.visibilityState === 'visible') client.sync.now().catch(() => {});
    };
    ask();
    const timer = setInterval(ask, every);
    return () => clearInterval(timer);
  }, [on]);
}
