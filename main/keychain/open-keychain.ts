import type { Log } from '../shared/log.ts';
import type { Keychain } from '../shared/powers.ts';

const service = 'Ouvadesk';
/** Milliseconds: a keychain that asks its owner something at start-up must not hold up the window. */
const limit = 3000;

interface KeytarApi {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, value: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * The operating system's keychain, or undefined when none answers. keytar where it could be compiled, otherwise
 * @napi-rs/keyring, which offers the same calls and ships its binaries. A probe decides: on Linux both load without any
 * secret service behind them.
 */
export async function openKeychain(log: Log): Promise<Keychain | undefined> {
  for (const [provider, load] of [
    ['keytar', () => import('keytar')],
    ['keyring', () => import('@napi-rs/keyring/keytar.js')],
  ] as const) {
    try {
      const loaded = (await load()) as unknown as { default?: KeytarApi } & KeytarApi;
      const api = loaded.default ?? loaded;
      await withinLimit(api.getPassword(service, 'probe'));
      return keychainOver(provider, api);
    } catch (error) {
      log.info({ provider, reason: (error as Error).message }, 'keychain not available');
    }
  }
  return undefined;
}

async function withinLimit<Value>(promise: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${limit} ms`)), limit);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function keychainOver(provider: Keychain['provider'], api: KeytarApi): Keychain {
  return {
    provider,
    get: async (account) => (await api.getPassword(service, account)) ?? undefined,
    set: (account, value) => api.setPassword(service, account, value),
    delete: async (account) => {
      await api.deletePassword(service, account);
    },
  };
}
