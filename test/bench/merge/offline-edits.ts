import { openRandom } from '../../../main/database/demonstration/random.ts';

/** What two volunteers do to the same records, each without a network: what every peer has to merge. */
export interface Workload {
  readonly documents: readonly Document[];
  /** The edits of each of the two, in their order. */
  readonly edits: readonly [readonly OfflineEdit[], readonly OfflineEdit[]];
}

export interface Document {
  readonly id: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

export interface OfflineEdit {
  readonly document: string;
  readonly field: string;
  readonly value: string | number | boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export const documentCount = 1_000;
export const editsEach = 10_000;
const start = Date.parse('2026-11-24T08:00:00.000Z');
const words = [
  'pièce',
  'reçue',
  'rappeler',
  'jeudi',
  'adresse',
  'inconnue',
  'greffe',
  'copie',
  'lisible',
  'absent',
] as const;
const states = ['asked', 'reminded', 'received', 'checked', 'rejected', 'filed'] as const;
const own = [
  ['state', 'due', 'note', 'copies'],
  ['answer', 'met', 'remark', 'seen'],
] as const;
const common = ['holder', 'step'] as const;

/** 1,000 records of ten fields; 10,000 edits by each of two people, ten a record, one in five on a field that both edit. */
export function offlineEdits(seed: number): Workload {
  const random = openRandom(seed, 'offline-edits');
  const day = () =>
    `2026-${String(1 + random.int(12)).padStart(2, '0')}-${String(1 + random.int(28)).padStart(2, '0')}`;
  const phrase = () => `${random.pick(words)} ${random.pick(words)} ${random.pick(words)}`;
  const valueFor = (field: string) => {
    if (field === 'due' || field === 'met') return day();
    if (field === 'note' || field === 'remark') return phrase();
    if (field === 'copies') return random.int(20);
    if (field === 'seen') return random.chance(0.5);
    if (field === 'holder') return `personne ${random.int(40)}`;
    return random.pick(states);
  };
  const id = (at: number) => {
    const time = (start - 86_400_000 + at * 977).toString(16).padStart(12, '0');
    const hex = Array.from({ length: 15 }, () => random.int(16).toString(16)).join('');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-a${hex.slice(3, 6)}-${hex.slice(3)}`;
  };
  const fields = [...own[0], ...own[1], ...common];
  const documents = Array.from({ length: documentCount }, (_, at) => ({
    id: id(at),
    fields: Object.fromEntries(fields.map((field) => [field, valueFor(field)])),
  }));
  function editsOf(mine: readonly [string, ...string[]]): OfflineEdit[] {
    const order = Array.from({ length: editsEach }, (_, at) => at % documentCount)
      .map((document) => ({ document, key: random.next() }))
      .sort((one, other) => one.key - other.key);
    const shown = documents.map((document) => ({ ...document.fields }));
    let at = start;
    return order.map(({ document }) => {
      const field = random.chance(0.2) ? random.pick(common) : random.pick(mine);
      const fields = shown[document] ?? {};
      const before = fields[field];
      // An edit changes something: what writes the same value again is none.
      while (fields[field] === before) fields[field] = valueFor(field);
      at += 1 + random.int(6_000);
      return { document: documents[document]?.id ?? '', field, value: fields[field] ?? '', at };
    });
  }
  return { documents, edits: [editsOf(own[0]), editsOf(own[1])] };
}
