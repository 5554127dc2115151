import type { Job } from '../../../preload/contract/shell.ts';

type Kind = 'send' | 'forced-change' | 'undo' | 'encryption' | 'verification' | 'purge';

/** What the steps of a kind of job are called in words.ts; other kinds have one step only, which their name says. */
const steps = {
  send: {
    sending: 'sending',
    'waiting-network': 'waiting-network',
    'waiting-journal': 'waiting-journal',
    'waiting-hours': 'waiting-hours',
    'waiting-cap': 'waiting-cap',
    'waiting-quiet': 'waiting-quiet',
    'waiting-next': 'waiting-next',
  },
  'forced-change': { reading: 'forced-reading', changing: 'changing', imposing: 'changing' },
  undo: { undoing: 'undoing' },
  encryption: {
    altering: 'altering',
    counting: 'counting',
    encrypting: 'encrypting',
    hashing: 'hashing',
    verifying: 'verifying',
    decrypting: 'decrypting',
    rotating: 'rotating',
    wiping: 'wiping',
  },
  verification: { counting: 'counting', verifying: 'verifying' },
  purge: { purging: 'purging', undoing: 'putting-back' },
} as const;

type Names<K extends Kind> = (typeof steps)[K][keyof (typeof steps)[K]];
export type StepName = { [K in Kind]: Names<K> }[Kind];

/** The key of the words for the step of a job, where there are any. */
export function stepName({ kind, step }: Pick<Job, 'kind' | 'step'>): StepName | undefined {
  if (!(kind in steps)) return undefined;
  const known: Readonly<Record<string, StepName>> = steps[kind as Kind];
  return Object.hasOwn(known, step) ? known[step] : undefined;
}
