/** Where the other screens are; features know each other by their addresses only. */
export const places = {
  here: '/column-encryption',
  connections: '/connections',
  inventory: '/data-inventory',
  retention: '/retention',
  passwords: '/password-campaigns',
  recovery: '/volunteers/recovery',
  rehearsal: '/volunteers/rehearsal',
  volunteers: '/volunteers',
  mapping: (connectionId: string) => `/schema-mapping/${encodeURIComponent(connectionId)}`,
} as const;

export const views = ['columns', 'keys', 'health', 'access'] as const;
export type View = (typeof views)[number];

/** The address of a view: the list of columns is the place itself. */
export function placeOf(view: View): string {
  return view === 'columns' ? places.here : `${places.here}/${view}`;
}
