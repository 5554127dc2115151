import { notify } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';

/** Says, once the vault is open, that the keychain did not take the key: worth knowing, never a failure. */
export function useOpened(): (opened: { keychainProblem?: 'missing' | 'refused' | undefined }) => void {
  const t = useWords('vault');
  return ({ keychainProblem }) => {
    if (keychainProblem !== undefined) notify('review', t(`keychain.${keychainProblem}`));
  };
}
