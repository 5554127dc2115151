import { useMutation } from '@tanstack/react-query';
import type { KeysOfColumn } from '../../../preload/contract/column-encryption.ts';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import { keyOf } from './column-lines.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { Problem } from './problem.tsx';

/** A new key for a column, and every value under it. */
export function RotateDialog({ column, onClose }: { column: KeysOfColumn; onClose: () => void }) {
  const t = useWords('columnEncryption');
  const rotate = useMutation(
    api.columnEncryption.rotate.mutationOptions({
      onSuccess: () => {
        notify('info', t('keys.rotateDialog.begun'));
        onClose();
      },
    }),
  );
  return (
    <DecisionDialog
      title={t('keys.rotateDialog.title', { column: keyOf(column) })}
      submit={t('keys.rotate')}
      pending={rotate.isPending}
      onSubmit={() => rotate.mutate({ planId: column.planId })}
      onClose={onClose}
    >
      <p>{t('keys.rotateDialog.line')}</p>
      <p>{t('keys.rotateDialog.deliver')}</p>
      {rotate.error && <Problem error={rotate.error} />}
    </DecisionDialog>
  );
}
