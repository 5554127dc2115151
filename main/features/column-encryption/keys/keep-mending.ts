import type { Changes } from '../../../shared/changes.ts';
import type { DataKeysDeps } from './deps.ts';

/** Milliseconds: starting the application and receiving many edits come first. */
const calm = 2_000;

/** Mends soon after each change of the team or of what is shared, one deed after the other. */
export function keepMending(
  { team, records, log }: Pick<DataKeysDeps, 'team' | 'records' | 'log'>,
  news: Changes,
  mend: () => Promise<number>,
) {
  const closing = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const inTurn = <Result>(deed: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(deed);
    turn = result.catch(() => {});
    return result;
  };
  const now = () =>
    inTurn(async () => {
      if (!closing.signal.aborted && (await mend()) > 0) news.tell();
    });
  const soon = () => {
    if (timer !== undefined || closing.signal.aborted) return;
    timer = setTimeout(() => {
      timer = undefined;
      now().catch((error: unknown) => log.error({ err: error }, 'column keys could not be given to those entitled'));
    }, calm);
    timer.unref();
  };
  const follow = async (changes: Changes) => {
    for await (const _ of changes.follow(() => undefined, closing.signal)) {
      news.tell();
      soon();
    }
  };
  void follow(team.news);
  void follow(records.news);

  return {
    inTurn,
    now,
    async close() {
      closing.abort();
      clearTimeout(timer);
      await turn;
    },
  };
}
