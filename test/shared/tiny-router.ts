import { implement } from '@orpc/server';
import { refusal } from '../../main/shared/refusal.ts';
import { contract } from '../../preload/contract/index.ts';
import type { Job } from '../../preload/contract/shell.ts';

/** What a test decides of the router below, and sees of it. */
export interface Tiny {
  jobs: (signal: AbortSignal | undefined) => AsyncGenerator<Job[], void, void>;
  locale: 'fr' | 'en';
  /** Streams that were left, by whoever read them or by a cut. */
  ended: number;
}

/** A job as the panel shows it. */
export function job(state: Job['state']): Job {
  return {
    id: 'j1',
    kind: 'audit',
    subject: 'Ouvadmin',
    state,
    startedAt: '2026-11-24T10:00:00.000Z',
    step: 'audit',
    done: 3,
  };
}

/** A router that both shells can serve: one plain call, one refusal, one defect, one stream. */
export function tinyRouter(given: Partial<Tiny> = {}) {
  const tiny: Tiny = {
    locale: 'fr',
    ended: 0,
    async *jobs() {
      yield [];
    },
    ...given,
  };
  async function* counted(signal: AbortSignal | undefined) {
    try {
      yield* tiny.jobs(signal);
    } finally {
      tiny.ended += 1;
    }
  }
  const { shell, preferences, vault } = implement(contract);
  const router = {
    shell: {
      info: shell.info.handler(() => ({ kind: 'browser' as const, version: '1.2.3', platform: 'linux' })),
      jobs: shell.jobs.handler(({ signal }) => counted(signal)),
      cancelJob: shell.cancelJob.handler(() => {
        throw new Error('the secret is Tr0ubadour');
      }),
      resumeJob: shell.resumeJob.handler(() => {}),
      forgetJobs: shell.forgetJobs.handler(() => {}),
    },
    preferences: {
      get: preferences.get.handler(() => ({ locale: tiny.locale, theme: 'auto' as const, railCollapsed: false })),
      set: preferences.set.handler(({ input }) => ({
        locale: 'fr' as const,
        theme: 'auto' as const,
        railCollapsed: false,
        ...input,
      })),
    },
    vault: {
      open: vault.open.handler(() => {
        throw refusal('VAULT_NEWER', { fileVersion: 9, appVersion: 4 });
      }),
    },
  };
  return { router, tiny };
}

/** Yields the lists, then waits until the stream is left. */
export async function* thenWait(lists: Job[][], signal: AbortSignal | undefined): AsyncGenerator<Job[], void, void> {
  yield* lists;
  await new Promise<void>((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve());
  });
}
