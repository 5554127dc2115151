import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Router } from 'wouter';
import type { Preferences } from '../preload/contract/preferences.ts';
import type { Door } from './door.ts';
import { door as connections } from './features/connections/door.ts';
import { door as exportJournal } from './features/exports/door.ts';
import { door as help } from './features/help/door.ts';
import { door as home } from './features/home/door.ts';
import { door as passwordCampaigns } from './features/password-campaigns/door.ts';
import { door as preferences } from './features/preferences/door.ts';
import { door as schemaMapping } from './features/schema-mapping/door.ts';
import { JobsButton } from './features/shell/jobs-button.tsx';
import { door as sync } from './features/sync/door.ts';
import { SyncStatus } from './features/sync/sync-status.tsx';
import { door as vault } from './features/vault/door.ts';
import { VaultGate } from './features/vault/vault-gate.tsx';
import { door as volunteers } from './features/volunteers/door.ts';
import { Frame } from './frame/frame.tsx';
import { Waiting } from './frame/waiting.tsx';
import { WireGuard } from './frame/wire-guard.tsx';
import { useHashLocation, useHashSearch } from './hash-location.ts';
import { usePreferences } from './preferences.ts';
import { readAgainAfterCuts } from './queries.ts';
import { cssVariables, theme } from './theme.ts';

/** The features by the order in which the rail, the settings and the palette show them. */
const doors: readonly Door[] = [
  home,
  passwordCampaigns,
  exportJournal,
  connections,
  schemaMapping,
  volunteers,
  sync,
  help,
  preferences,
  vault,
];

interface AppProps {
  nonce: string;
  preferences: Preferences;
  queries: QueryClient;
}

/** The whole window: providers, the vault's gate, and behind it the frame with its features. */
export function App({ queries, ...rest }: AppProps) {
  useEffect(() => readAgainAfterCuts(queries), [queries]);
  return (
    <QueryClientProvider client={queries}>
      <Dressed {...rest} />
    </QueryClientProvider>
  );
}

function Dressed({ nonce, preferences: first }: Omit<AppProps, 'queries'>) {
  const { theme: scheme } = usePreferences(first);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => nonce}
      defaultColorScheme="auto"
      {...(scheme === 'auto' ? {} : { forceColorScheme: scheme })}
      colorSchemeManager={unkept}
    >
      <Router hook={useHashLocation} searchHook={useHashSearch}>
        <WireGuard>
          <VaultGate waiting={<Waiting />}>
            <Frame
              doors={doors}
              jobs={(collapsed) => <JobsButton collapsed={collapsed} />}
              sync={(collapsed, alone) => <SyncStatus collapsed={collapsed} alone={alone} />}
            />
          </VaultGate>
        </WireGuard>
      </Router>
    </MantineProvider>
  );
}

/** The theme is a preference that the application keeps; Mantine need not keep another. */
const unkept = {
  get: <T,>(preferred: T) => preferred,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};
