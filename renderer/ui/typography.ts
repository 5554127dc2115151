const narrow = '\u202f';
const wide = '\u00a0';

/**
 * A French sentence with the spaces and apostrophes of French print, so that words.ts can be typed on an ordinary
 * keyboard: narrow no-break space before ; ! ? and %, no-break space before : and inside guillemets, ’ between letters.
 * `{{placeholders}}` and addresses ("https://…", "14:02") are left alone, for there no space
 * precedes the sign, and so are signs quoted one by one ("- _ @ ! :"), for there no word does.
 */
export function french(sentence: string): string {
  return sentence
    .replace(/(?<=[\p{L}\p{N}»)}\].…]) ([;!?%])/gu, `${narrow}$1`)
    .replace(/(?<=[\p{L}\p{N}»)}\].…]) :/gu, `${wide}:`)
    .replace(/«[ \u00a0]?/g, `«${wide}`)
    .replace(/[ \u00a0]?»/g, `${wide}»`)
    .replace(/(?<=\p{L})'(?=[\p{L}\d«{])/gu, '’')
    .replace(/(\d) (min|h|s|ms|ans?|mois|jours?|ko|Mo)\b/g, `$1${wide}$2`)
    .replace(/(?<=\d) (?=\d{3}\b)/g, narrow);
}

/** The same for a whole tree of sentences. */
export function frenchTree<T>(tree: T): T {
  if (typeof tree === 'string') return french(tree) as T;
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, frenchTree(value)])) as T;
}
