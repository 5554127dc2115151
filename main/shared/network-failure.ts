export type NetworkFailure = 'name-not-found' | 'refused' | 'timed-out' | 'unreachable' | 'cut';

const byCode: Readonly<Record<string, NetworkFailure>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EAI_NODATA: 'name-not-found',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timed-out',
  ERR_SOCKET_CONNECTION_TIMEOUT: 'timed-out',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EACCES: 'unreachable',
  ECONNRESET: 'cut',
  ECONNABORTED: 'cut',
  EPIPE: 'cut',
};

/** What an error code of Node's sockets means; undefined where it is no fault of the network. */
export function networkFailure(code: unknown): NetworkFailure | undefined {
  return byCode[String(code)];
}
