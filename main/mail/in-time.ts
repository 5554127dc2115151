import { MailTrouble } from './mail-trouble.ts';

export interface Attempt {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly limit: number;
}

/** What `work` gives, or MailTrouble timed-out after the limit, or the signal's reason; `work` is told to stop in both cases. */
export async function inTime<T>({ signal, limit }: Attempt, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  const over = AbortSignal.timeout(limit);
  const stop = signal ? AbortSignal.any([signal, over]) : over;
  let stopped = () => {};
  const ended = new Promise<never>((_, reject) => {
    stopped = () => reject(signal?.aborted ? signal.reason : new MailTrouble('timed-out', { after: `${limit}` }));
    stop.addEventListener('abort', stopped, { once: true });
  });
  try {
    return await Promise.race([work(stop), ended]);
  } finally {
    stop.removeEventListener('abort', stopped);
  }
}
