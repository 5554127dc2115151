import { useQuery } from '@tanstack/react-query';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api, client } from '../../client.ts';
import { ExportDialog } from '../../ui/export-dialog/export-dialog.tsx';
import { useWords } from '../../words.ts';
import { type Asked, requestOf } from './use-access.ts';

interface AccessExportProps {
  base: Profile;
  asked: Asked;
  /** Lines announced: one a value. */
  count: number;
  onClose: () => void;
}

/** The person's data as a file to hand over, under a purpose, entered in the journal. */
export function AccessExport({ base, asked, count, onClose }: AccessExportProps) {
  const t = useWords('columnEncryption');
  const purposes = useQuery(api.columnEncryption.accessPurposes.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  return (
    <ExportDialog
      subject={t('access.exportSubject')}
      count={count}
      purposes={purposes.data}
      purposeWords={(key) => ({
        title: t(`access.purpose.${key as 'right-of-access'}.title`, { defaultValue: key }),
        line: t(`access.purpose.${key as 'right-of-access'}.line`, { defaultValue: '' }),
      })}
      columnWords={(key) => t(`access.exportColumn.${key as 'value'}`, { defaultValue: key })}
      run={(request, signal) =>
        client.columnEncryption.exportPerson({ connectionId: base.id, ...requestOf(asked), request }, { signal })
      }
      onClose={onClose}
    />
  );
}
