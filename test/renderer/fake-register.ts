import { implement } from '@orpc/server';
import { registerPurposes } from '../../main/features/register/export-entries.ts';
import { contract } from '../../preload/contract/index.ts';
import type { RegisterEntry, RegisterQuery } from '../../preload/contract/register.ts';

/** What the fake application says of the register. */
export interface FakeRegister {
  register: RegisterEntry[];
}

interface Around {
  state: FakeRegister;
  follow: <T>(read: () => T, signal: AbortSignal | undefined) => AsyncGenerator<T, void>;
}

/** The calls of the register; it filters by what, who and one word, in the order of the time. */
export function fakeRegister({ state, follow }: Around) {
  const os = implement(contract.register);
  const counted = (keys: string[]) =>
    [...new Set(keys)].map((key) => ({ key, count: keys.filter((one) => one === key).length }));
  let version = 0;
  const select = ({ what, authors, search, direction, ids }: RegisterQuery) => {
    const found = state.register.filter(
      (entry) =>
        (ids.length === 0 || ids.includes(entry.id)) &&
        (what.length === 0 || what.includes(entry.what)) &&
        (authors.length === 0 || authors.includes(entry.author)) &&
        JSON.stringify(entry).toLowerCase().includes(search.toLowerCase()),
    );
    return direction === 'ascending' ? found.toReversed() : found;
  };
  return {
    watch: os.watch.handler(({ signal }) =>
      follow(() => {
        version += 1;
        return {
          total: state.register.length,
          what: counted(state.register.map(({ what }) => what)),
          authors: counted(state.register.map(({ author }) => author)),
          version,
        };
      }, signal),
    ),
    entries: os.entries.handler(({ input: { offset, limit, ...query } }) => {
      const found = select(query);
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    }),
    exportPurposes: os.exportPurposes.handler(() => registerPurposes),
    export: os.export.handler(async function* ({ input: { query } }) {
      yield { kind: 'export', step: 'writing', done: 0 };
      const rows = select(query).length;
      return { journalId: 'j', fileName: 'registre.ods', rows, sheets: 1, bytes: 4096, sha256: 'abc', alterations: [] };
    }),
  };
}
