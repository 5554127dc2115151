import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Sentences, useSentences } from './words.ts';

/** How a kind of shared record is spoken of; what has no word here is shown as it is written. */
export interface KindWords {
  /** "Période de silence" */
  readonly name: string;
  /** By field: "Début" */
  readonly fields: Readonly<Record<string, string>>;
  /** By field, the words of the values that it may take: `state: { done: 'fait' }`. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A value that is not one word, in a sentence; undefined for what it does not know. */
  readonly say?: (field: string, value: unknown) => string | undefined;
}

/** What a door says of the kinds it shares; it lies in the feature's words.ts, beside the rest. */
export type KindsOf = (words: Sentences) => Readonly<Record<string, KindWords>>;

const Kinds = createContext<Readonly<Record<string, KindWords>>>({});

/** Gives the screens behind it the words of every kind, those of all doors together. */
export function RecordKinds({
  doors,
  children,
}: {
  doors: readonly { kinds?: KindsOf | undefined }[];
  children: ReactNode;
}) {
  const words = useSentences();
  const all = useMemo(() => Object.assign({}, ...doors.map(({ kinds }) => kinds?.(words) ?? {})), [doors, words]);
  return <Kinds value={all}>{children}</Kinds>;
}

/** The words of a kind; undefined for one that this version does not know. */
export function useKindWords(): (kind: string) => KindWords | undefined {
  const kinds = useContext(Kinds);
  return (kind) => (Object.hasOwn(kinds, kind) ? kinds[kind] : undefined);
}
