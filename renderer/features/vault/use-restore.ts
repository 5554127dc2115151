import i18next from 'i18next';
import { useRef, useState } from 'react';
import type { Progress } from '../../../preload/contract/common.ts';
import type { BackupFacts } from '../../../preload/contract/vault.ts';
import { client, giveFile } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';

export type RestoreState =
  | { kind: 'none'; error?: unknown }
  | { kind: 'reading'; progress?: Progress }
  | { kind: 'read'; facts: BackupFacts; error?: unknown }
  | { kind: 'restoring'; progress?: Progress };

/** A restore from the choice of the file to the open vault, which then takes the place of this screen. */
export function useRestore() {
  const [state, setState] = useState<RestoreState>({ kind: 'none' });
  const chosen = useRef<string | undefined>(undefined);

  async function choose(file?: File): Promise<void> {
    try {
      const given = await client.vault.chooseBackup();
      if (!given) return;
      chosen.current = given.id;
      setState({ kind: 'reading' });
      if (given.upload !== undefined && file) await giveFile(given.upload, file);
      const facts = await last(await client.vault.inspectBackup({ id: given.id }), (progress) =>
        setState({ kind: 'reading', progress }),
      );
      setState({ kind: 'read', facts });
    } catch (error) {
      setState({ kind: 'none', error });
    }
  }

  async function restore(passphrase: string): Promise<void> {
    if (state.kind !== 'read' || chosen.current === undefined) return;
    const { facts } = state;
    setState({ kind: 'restoring' });
    try {
      const steps = await client.vault.restore({ id: chosen.current, passphrase });
      const { setAside } = await last(steps, (progress) => setState({ kind: 'restoring', progress }));
      if (setAside) notify('review', i18next.t('backup:restore.doneAside'), setAside);
      else notify('good', i18next.t('backup:restore.done'));
    } catch (error) {
      setState({ kind: 'read', facts, error });
    }
  }

  return {
    state,
    choose: (file?: File) => void choose(file),
    restore: (passphrase: string) => void restore(passphrase),
    forget() {
      if (chosen.current !== undefined) void client.vault.forgetBackup({ id: chosen.current });
    },
  };
}

async function last<Result>(
  steps: AsyncIterator<Progress, Result, void>,
  show: (progress: Progress) => void,
): Promise<Result> {
  let next = await steps.next();
  for (; !next.done; next = await steps.next()) show(next.value);
  return next.value;
}
