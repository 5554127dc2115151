import { Checkbox } from '@mantine/core';
import { useShell } from '../../live.ts';
import { useWords } from '../../words.ts';

/** "Remember on this computer", offered only where a keychain answers. */
export function RememberBox({ value, onChange }: { value: boolean; onChange: (value: boolean) => void }) {
  const t = useWords('vault');
  const shell = useShell();
  if (shell === undefined) return null;
  const missing = shell.keychain === undefined;
  return (
    <Checkbox
      size="sm"
      checked={value && !missing}
      disabled={missing}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={t('remember.label')}
      description={missing ? t('remember.missing') : t('remember.line')}
    />
  );
}
