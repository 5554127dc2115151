import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Router } from 'wouter';
import type { Preferences } from '../preload/contract/preferences.ts';
import { VaultGate } from './features/vault/vault-gate.tsx';
import { Waiting } from './frame/waiting.tsx';
import { WireGuard } from './frame/wire-guard.tsx';
import { useHashLocation, useHashSearch } from './hash-location.ts';
import { usePreferences } from './preferences.ts';
import { readAgainAfterCuts } from './queries.ts';
import { cssVariables, theme } from './theme.ts';

/** Milliseconds after which what stands behind the gate is fetched: the first screen goes before, and nobody has chosen yet. */
const soon = 500;
const loadApp = () => import('./app.tsx');
const App = lazy(() => loadApp().then((m) => ({ default: m.App })));

interface WindowProps {
  nonce: string;
  preferences: Preferences;
  queries: QueryClient;
}

/** The whole window: providers, the vault's gate, and behind it the application, which comes while one stands before it. */
export function WholeWindow({ queries, ...rest }: WindowProps) {
  useEffect(() => readAgainAfterCuts(queries), [queries]);
  useEffect(() => {
    const timer = setTimeout(loadApp, soon);
    return () => clearTimeout(timer);
  }, []);
  return (
    <QueryClientProvider client={queries}>
      <Dressed {...rest} />
    </QueryClientProvider>
  );
}

function Dressed({ nonce, preferences: first }: Omit<WindowProps, 'queries'>) {
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
            <Suspense fallback={<Waiting />}>
              <App />
            </Suspense>
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
