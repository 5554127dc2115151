import type { SyncNotice } from '../../../preload/contract/sync.ts';
import type { RefusedRow } from './sync-store.ts';

/** From how many seconds on a clock that is off is worth a word. */
const worthSaying = 60;
const week = 7 * 86_400_000;

export interface NoticeFacts {
  readonly now: number;
  /** Milliseconds that this laptop's clock lacks. */
  readonly clockOffset: number;
  readonly ahead: readonly { readonly author: string; readonly milliseconds: number }[];
  readonly copiedAt: string | undefined;
  readonly refused: readonly RefusedRow[];
  readonly unknown: readonly { readonly kind: string; readonly records: number }[];
  readonly authorOf: (device: string) => string;
  readonly nameOf: (volunteer: string) => string;
}

/** What a person should know although work goes on, the gravest first. */
export function noticesOf(facts: NoticeFacts): SyncNotice[] {
  const { now, clockOffset, ahead, copiedAt, refused, unknown, authorOf, nameOf } = facts;
  const seconds = Math.round(clockOffset / 1000);
  return [
    ...refused.map(({ kind, device, first, last }) => ({ kind, author: authorOf(device), first, last })),
    ...(copiedAt !== undefined && now - Date.parse(copiedAt) < week
      ? [{ kind: 'copied-vault' as const, at: copiedAt }]
      : []),
    ...(Math.abs(seconds) >= worthSaying ? [{ kind: 'clock-off' as const, seconds }] : []),
    ...ahead.map(({ author, milliseconds }) => ({
      kind: 'edit-from-the-future' as const,
      author: nameOf(author),
      seconds: Math.round(milliseconds / 1000),
    })),
    ...unknown.map(({ kind, records }) => ({ kind: 'newer' as const, record: kind, count: records })),
  ];
}
