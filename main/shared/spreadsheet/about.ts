import type { BookSetup, Fact, Properties } from './book.ts';
import { dayNumber } from './civil-time.ts';
import { isoDay, isoWall } from './sheet-value.ts';
import { openTally } from './tally.ts';
import { tameText } from './tame-text.ts';

/** What a file says of itself: in its properties, and for people on its last sheet. */
export interface About extends Properties {
  /** The name of the sheets of data; the title without it. */
  readonly sheet?: string;
  readonly extra?: readonly Fact[];
}

/** The same with texts that XML can hold. */
export function tameAbout({ title, author, purpose, note, createdAt, deleteBy }: About): Properties {
  const own = openTally('');
  const tame = (text: string) => tameText(text, 'about', own);
  return { title: tame(title), author: tame(author), purpose: tame(purpose), note: tame(note), createdAt, deleteBy };
}

/** The lines of the last sheet, in the words of the file's language. */
export function aboutFacts(
  about: About,
  { words, clock, tally, rows, timeZone }: BookSetup & { rows: number; timeZone: string },
): Fact[] {
  const day = (iso: string) => (words.locale === 'fr' ? `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}` : iso);
  const created = isoWall(clock(Date.parse(about.createdAt)));
  const altered = tally
    .all()
    .flatMap(({ kind, count, examples }) =>
      kind === 'formula-guarded'
        ? []
        : [{ label: words.altered[kind], value: `${words.cells(count)} (${examples.join(' ; ')})` }],
    );
  const facts: Fact[] = [
    { label: words.title, value: about.title },
    { label: words.createdAt, value: `${day(created.slice(0, 10))} ${created.slice(11, 16)}` },
    { label: words.author, value: about.author },
    { label: words.purpose, value: about.purpose },
    { label: words.note, value: about.note },
    { label: words.deleteBy, value: day(isoDay(dayNumber(about.deleteBy) ?? 0)) },
    { label: words.rows, value: rows.toLocaleString(words.locale === 'fr' ? 'fr-FR' : 'en-GB') },
    { label: words.times, value: words.timesAre(timeZone) },
    ...(about.extra ?? []),
    ...altered,
  ];
  const own = openTally(words.row);
  return facts
    .filter(({ value }) => value)
    .map(({ label, value }) => ({ label: tameText(label, 'about', own), value: tameText(value, 'about', own) }));
}
