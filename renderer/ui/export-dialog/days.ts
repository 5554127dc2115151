/** The civil day in Paris `days` after `now`, as "2026-11-24". */
export function dayAfter(days: number, now: Date = new Date()): string {
  const moment = new Date(now.getTime() + days * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(moment);
}
