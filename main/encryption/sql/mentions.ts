/** Whether a text of SQL names this thing: quoted, or as a word of its own. */
export function mentions(sql: string, name: string): boolean {
  const text = sql.toLowerCase();
  const searched = name.toLowerCase();
  if (searched === '') return false;
  if (text.includes(`\`${searched.replaceAll('`', '``')}\``) || text.includes(`"${searched.replaceAll('"', '""')}"`))
    return true;
  for (let at = text.indexOf(searched); at >= 0; at = text.indexOf(searched, at + 1))
    if (!ofWord(text[at - 1]) && !ofWord(text[at + searched.length])) return true;
  return false;
}

const ofWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}_$]/u.test(sign);

/** What stands in the parentheses that follow a word, with their balance: "CHECK", "AS". */
export function clausesAfter(sql: string, word: RegExp): string[] {
  const found: string[] = [];
  const heads = new RegExp(`${word.source}\\s*\\(`, 'gi');
  for (let head = heads.exec(sql); head; head = heads.exec(sql)) {
    let depth = 1;
    let at = heads.lastIndex;
    while (at < sql.length && depth > 0) {
      if (sql[at] === '(') depth += 1;
      if (sql[at] === ')') depth -= 1;
      at += 1;
    }
    found.push(sql.slice(heads.lastIndex, at - 1));
  }
  return found;
}
