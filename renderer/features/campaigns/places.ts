/** Where the screens are; features know each other by their addresses only. */
export const places = {
  list: '/campaigns',
  new: '/campaigns/new',
  passwords: '/password-campaigns',
  sender: '/mail',
  conflicts: '/sync/conflicts',
  impose: (campaignId: string) => `/forced-changes/${encodeURIComponent(campaignId)}`,
} as const;

export const views = ['board', 'messages', 'curves', 'to-reach', 'report'] as const;
export type View = (typeof views)[number];

/** The address of a campaign, and of a way to look at it: the board is the place itself. */
export function placeOf(campaignId: string, view: View = 'board'): string {
  const campaign = `${places.list}/${encodeURIComponent(campaignId)}`;
  return view === 'board' ? campaign : `${campaign}/${view}`;
}
