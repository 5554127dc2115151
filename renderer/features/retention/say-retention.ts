/** What a record of retention holds in a field, in a few words: its name, its reason, or yes and no. */
export function sayRetention(yes: { yes: string; no: string }, _field: string, value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? yes.yes : yes.no;
  if (typeof value !== 'object' || value === null) return undefined;
  const held = value as Readonly<Record<string, unknown>>;
  for (const name of ['name', 'reason', 'rule', 'financialYearEnd']) {
    const said = held[name];
    if (typeof said === 'string') return said;
    if (typeof said === 'object' && said !== null && 'fr' in said) return String(said.fr);
  }
  return undefined;
}
