import type { z } from 'zod';
import type { Kind, SharedRecord, SharedRecords } from '../shared-records.ts';

/** The records of a kind as they were last read. */
export interface KeptList<Fields> {
  list(): readonly SharedRecord<Fields>[];
  /** To be called by whoever writes the kind itself, so that the next reading sees it at once. */
  forget(): void;
}

/** Reads a kind of many records again only once something shared has changed: a list of thousands takes a while. */
export function keptList<F extends z.ZodRawShape>(
  records: SharedRecords,
  kind: Kind<F>,
): KeptList<z.output<z.ZodObject<F>>> {
  let kept: readonly SharedRecord<z.output<z.ZodObject<F>>>[] | undefined;
  const forget = () => {
    kept = undefined;
  };
  const follow = async () => {
    for await (const _ of records.news.follow(() => undefined)) forget();
  };
  // Ends with the news, when the replica closes.
  void follow();
  return {
    list() {
      kept ??= records.list(kind);
      return kept;
    },
    forget,
  };
}
