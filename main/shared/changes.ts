/** Tells its followers that something changed; each of them reads the new state by itself, so none is told an old one. */
export interface Changes {
  tell(): void;
  /** The state now, and again after each change; several changes between two readings are told once. */
  follow<State>(read: () => State, signal?: AbortSignal): AsyncGenerator<State, void, void>;
  /** Every follower ends. */
  end(): void;
}

export function changes(): Changes {
  const wakers = new Set<() => void>();
  let version = 0;
  let ended = false;
  const wakeAll = () => {
    for (const wake of wakers) wake();
  };

  async function* follow<State>(read: () => State, signal?: AbortSignal): AsyncGenerator<State, void, void> {
    let seen = -1;
    let wake = () => {};
    const waker = () => wake();
    wakers.add(waker);
    signal?.addEventListener('abort', waker);
    try {
      while (!ended && !signal?.aborted) {
        if (seen === version) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        seen = version;
        yield read();
      }
    } finally {
      wakers.delete(waker);
      signal?.removeEventListener('abort', waker);
    }
  }

  return {
    tell() {
      version += 1;
      wakeAll();
    },
    follow,
    end() {
      ended = true;
      wakeAll();
    },
  };
}
