import type { Clock } from '../../shared/clock.ts';

export interface IdleLock {
  touch(): void;
  /** Locks if nobody was there for long enough; called by a timer, and by tests with a clock of their own. */
  look(): void;
  stop(): void;
}

export interface IdleRule {
  /** Minutes without a key or a pointer; 0 never locks. */
  minutes(): number;
  /** Long work puts the lock off: it needs the vault, and a volunteer who left it running wants its end. */
  busy(): boolean;
  lock(): void;
}

const every = 5000;

export function openIdleLock(clock: Clock, rule: IdleRule): IdleLock {
  let last = clock().getTime();
  const look = () => {
    const minutes = rule.minutes();
    if (rule.busy()) last = clock().getTime();
    else if (minutes > 0 && clock().getTime() - last >= minutes * 60_000) rule.lock();
  };
  const timer = setInterval(look, every);
  timer.unref();
  return {
    touch() {
      last = clock().getTime();
    },
    look,
    stop: () => clearInterval(timer),
  };
}
