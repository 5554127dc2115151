const longest = 31;

/** A name that both formats accept (at most 31 units, none of []:*?/\, no apostrophe at the ends), unlike `taken`; from the second sheet on it ends in its number. */
export function sheetName(title: string, number: number, taken: string): string {
  const suffix = number > 1 ? ` ${number}` : '';
  const clean = title
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no control character may stand in the name of a sheet.
    .replace(/[[\]:*?/\\\u0000-\u001F\uFFFE\uFFFF]/g, ' ')
    .replace(/\s+/g, ' ');
  const cut = trim(
    [...trim(clean)].reduce(
      (name, one) => (name.length + one.length <= longest - suffix.length ? name + one : name),
      '',
    ),
  );
  const name = `${cut || 'Data'}${suffix}`;
  const clash = [taken.toLowerCase(), 'history'].includes(name.toLowerCase());
  return clash ? `${name} 1` : name;
}

function trim(name: string): string {
  return name.replace(/^[\s']+|[\s']+$/g, '');
}
