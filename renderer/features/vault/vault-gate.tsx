import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useVault } from '../../live.ts';
import { forgetVault } from '../../queries.ts';
import { FirstStart } from './first-start.tsx';
import { LockedScreen } from './locked-screen.tsx';
import { usePresence } from './use-presence.ts';

/** Shows the application while the vault is open, and what opens it otherwise. */
export function VaultGate({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const vault = useVault();
  if (vault === undefined) return waiting;
  if (vault.kind === 'absent') return <FirstStart />;
  if (vault.kind === 'locked') return <LockedScreen state={vault} />;
  return <Opened key={vault.vault}>{children}</Opened>;
}

function Opened({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  usePresence();
  useEffect(() => () => forgetVault(queries), [queries]);
  return children;
}
