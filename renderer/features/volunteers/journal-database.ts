/** The name that is offered first; the contract judges the same pattern. */
export const usualDatabase = 'ouvadesk';

export function isDatabaseName(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(text);
}
