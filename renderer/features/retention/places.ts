/** Where the other screens are; features know each other by their addresses only. */
export const places = { here: '/retention', connections: '/connections', register: '/register' } as const;

export const views = ['rules', 'runs', 'clocks', 'holds', 'certificates'] as const;
export type View = (typeof views)[number];

/** The address of a view of one database: the rules are the place itself. */
export function placeOf(view: View, base?: string): string {
  const place = view === 'rules' ? places.here : `${places.here}/${view}`;
  return base === undefined ? place : `${place}?base=${encodeURIComponent(base)}`;
}

export const ruleAt = (id: string, base: string) =>
  `${places.here}/rule/${encodeURIComponent(id)}?base=${encodeURIComponent(base)}`;
export const certificateAt = (id: string, base: string) =>
  `${places.here}/certificate/${encodeURIComponent(id)}?base=${encodeURIComponent(base)}`;
