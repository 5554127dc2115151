import { useEffect } from 'react';
import { client } from '../../client.ts';

const atMostEvery = 15_000;
const tick = 20_000;
/** A tick that comes so late was slept through. */
const slept = 60_000;

/** Asks for a contact when somebody or the network is back: network, window in sight again, computer awake. `on`: there is a team. */
export function useContactWhenBack(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    let last = 0;
    const contact = () => {
      const now = Date.now();
      if (now - last < atMostEvery && now >= last) return;
      last = now;
      // Nothing to say if it cannot be asked: the status says how sharing stands.
      client.sync.now().catch(() => {});
    };
    const online = () => {
      last = 0;
      contact();
    };
    const seen = () => document.visibilityState === 'visible' && contact();
    let before = Date.now();
    const timer = setInterval(() => {
      const now = Date.now();
      if (now - before > slept) online();
      before = now;
    }, tick);
    addEventListener('online', online);
    addEventListener('focus', contact);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      removeEventListener('online', online);
      removeEventListener('focus', contact);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [on]);
}
