import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `condition` answers something, at most `limit` milliseconds; then fails and says what it waited for. */
export async function until<T>(
  what: string,
  condition: () => T | undefined | false | Promise<T | undefined | false>,
  limit = 20_000,
): Promise<T> {
  const end = performance.now() + limit;
  for (;;) {
    const answer = await condition();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`Waited ${limit / 1000} s in vain for: ${what}`);
    await pause(10);
  }
}

/** The promise, or a failure that says what it waited for after `limit` milliseconds. */
export async function within<T>(what: string, promise: Promise<T>, limit = 20_000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${limit / 1000} s in vain for: ${what}`)), limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
