type Right = string | readonly [right: string, ...columns: string[]];

/** Least privilege, table by table. Everything is added to; only what says who speaks and who holds a claim is changed. */
export const volunteerRights: Readonly<Record<string, readonly Right[]>> = {
  format: ['SELECT'],
  batch: ['SELECT', 'INSERT'],
  laptop: ['SELECT', 'INSERT', ['UPDATE', 'session']],
  // `added` is the server's to say: it tells which snapshot is the newest.
  snapshot: ['SELECT', ['INSERT', 'id', 'part', 'final', 'epoch', 'sealed']],
  statement: ['SELECT', 'INSERT'],
  wrapped_key: ['SELECT', 'INSERT'],
  join_request: ['SELECT', 'INSERT', 'DELETE'],
  claim: ['SELECT', 'INSERT', ['UPDATE', 'device', 'fence', 'ends', 'outcome']],
  delivery: ['SELECT', 'INSERT'],
};
