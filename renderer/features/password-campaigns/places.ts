/** Where the other screens are; features know each other by their addresses only. */
export const places = {
  here: '/password-campaigns',
  connections: '/connections',
  campaign: '/campaigns/new',
  mapping: (connectionId: string) => `/schema-mapping/${encodeURIComponent(connectionId)}`,
} as const;

export const views = ['accounts', 'breakdown', 'simulation', 'history'] as const;
export type View = (typeof views)[number];

/** The address of a view: the table is the place itself. */
export function placeOf(view: View): string {
  return view === 'accounts' ? places.here : `${places.here}/${view}`;
}
