/** Lower case, no accents, words apart by "_": "dateMotDePasse" and "DATE-MOT-DE-PASSE" give "date_mot_de_passe". */
export function spell(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** Names, spelled, without the beginning that most of them share: "user_" of columns, "llx_" of tables. */
export function spellAlike(names: readonly string[]): Map<string, string> {
  return without(
    names.map((name) => [name, spell(name)] as const),
    /^([a-z0-9]+_)(?=.)/,
    (text, shared) => (text.startsWith(shared) ? text.slice(shared.length) : text),
  );
}

/** The same, and without the ends that most share: Sympa's "email_user", "email_one_time_ticket". */
export function spellColumnNames(names: readonly string[]): Map<string, string> {
  let spelled = spellAlike(names);
  for (let before = 0; before !== lettersOf(spelled); ) {
    before = lettersOf(spelled);
    spelled = without([...spelled], tail, (text, shared) =>
      text.endsWith(shared) ? text.slice(0, -shared.length) : text,
    );
  }
  return spelled;
}

/** An end that says what a column is ("user_id", "maj_le") and not of which table it is stays. */
const tail = /.(_(?!(?:id|ids|date|le|at|on|name|nom|code|no|nb|key|value|type)$)[a-z0-9]+)$/;

const lettersOf = (spelled: ReadonlyMap<string, string>) => [...spelled.values()].join('').length;

/** Most, not all: WordPress has "ID" and "display_name" beside its "user_…". */
const most = 0.6;

function without(
  spelled: readonly (readonly [string, string])[],
  part: RegExp,
  cut: (text: string, shared: string) => string,
): Map<string, string> {
  const parts = spelled.map(([, text]) => part.exec(text)?.[1]);
  const shared = mostFrequent(parts);
  const share = parts.filter((one) => one === shared).length / Math.max(1, parts.length);
  if (!shared || share < most) return new Map(spelled);
  return new Map(spelled.map(([name, text]) => [name, cut(text, shared)]));
}

function mostFrequent(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}
