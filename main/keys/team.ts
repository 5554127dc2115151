import type { ChainRefusal } from './chain.ts';

/** The team as sync needs it: where it meets, who belongs, which keys. */
export interface Team {
  readonly teamId: string;
  readonly name: string;
  readonly connectionId: string;
  /** Name of the journal's database. */
  readonly database: string;
  readonly me: string;
  /** Everybody who belongs or once did, by id: the names under edits. Empty while admission is awaited. */
  readonly roster: ReadonlyMap<string, { readonly name: string; readonly belongs: boolean }>;
  /** The epoch under which to seal; 0 while admission is awaited. */
  readonly currentEpoch: number;
  /** 32 bytes; undefined for an epoch whose key this laptop does not have. */
  keyOf(epoch: number): Uint8Array | undefined;
  readonly state: 'member' | 'awaiting-admission' | 'removed';
}

/** What this laptop refused of the chain. `shortened`, `replaced`: statements that it knows are missing or others stand in their place. */
export interface TeamAlteration {
  readonly kind: ChainRefusal['kind'] | 'shortened' | 'replaced';
  readonly statement: number;
}

/** What a look at the journal's statements told. */
export interface Refreshed {
  readonly state: Team['state'];
  /** Somebody came, went, or changed role, or there is a new key. */
  readonly changed: boolean;
  /** The team stays as it was known; edits go on being exchanged under the keys that are had. */
  readonly altered?: TeamAlteration;
  /** Statements that the journal had lost and that were put back from here. */
  readonly mended?: number;
}
