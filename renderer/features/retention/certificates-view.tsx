import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download, FileCheck2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, client } from '../../client.ts';
import { ExportDialog } from '../../ui/export-dialog/export-dialog.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { Above } from './above.tsx';
import { CertificateMark } from './certificate-mark.tsx';
import { certificateAt } from './places.ts';
import c from './retention.module.css';
import type { OfBase } from './use-retention.ts';

/** Certificates of deletion: counts, days, rule, source, who; to read, to print and to export. */
export function CertificatesView(of: OfBase) {
  const { base, retention } = of;
  const { certificates } = retention;
  const t = useWords('retention');
  const format = useFormat();
  const [exporting, setExporting] = useState(false);
  const purposes = useQuery(
    api.retention.exportPurposes.queryOptions({ staleTime: Number.POSITIVE_INFINITY, enabled: exporting }),
  );
  useKeys([
    { keys: 'mod+e', says: t('certificates.export'), run: () => certificates.length > 0 && setExporting(true) },
  ]);
  return (
    <Page
      title={t('title')}
      line={t('certificates.line')}
      action={
        <Button
          variant="default"
          leftSection={<Download size={15} aria-hidden />}
          disabled={certificates.length === 0}
          onClick={() => setExporting(true)}
        >
          {t('certificates.export')}
        </Button>
      }
      filters={<Above {...of} view="certificates" />}
    >
      {certificates.length === 0 ? (
        <Empty icon={FileCheck2} title={t('certificates.empty')}>
          {t('certificates.emptyLine')}
        </Empty>
      ) : (
        <table className={c.table}>
          <thead>
            <tr>
              <th scope="col">{t('certificates.column.ended')}</th>
              <th scope="col">{t('certificates.column.rule')}</th>
              <th scope="col" className={c.number}>
                {t('certificates.column.rows')}
              </th>
              <th scope="col">{t('certificates.column.by')}</th>
              <th scope="col">{t('certificates.column.state')}</th>
            </tr>
          </thead>
          <tbody>
            {certificates.map((certificate) => (
              <tr key={certificate.id}>
                <td>
                  <Link className={c.open ?? ''} to={certificateAt(certificate.id, base.id)}>
                    {format.moment(certificate.endedAt)}
                  </Link>
                </td>
                <td>
                  {certificate.rule}
                  <span className={c.under}>
                    <code>{certificate.table}</code>
                  </span>
                </td>
                <td className={c.number}>{format.number(certificate.rows)}</td>
                <td>{certificate.by}</td>
                <td>
                  <CertificateMark certificate={certificate} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {exporting && (
        <ExportDialog
          subject={t('certificates.subject')}
          count={certificates.length}
          purposes={purposes.data}
          purposeWords={(key) => ({
            title: t(`certificates.purpose.${key as 'board-report'}.title`, { defaultValue: key }),
            line: t(`certificates.purpose.${key as 'board-report'}.line`, { defaultValue: '' }),
          })}
          columnWords={(key) => t(`certificates.field.${key as 'rule'}`, { defaultValue: key })}
          run={(request, signal) =>
            client.retention.exportCertificates({ connectionId: base.id, ids: [], request }, { signal })
          }
          onClose={() => setExporting(false)}
        />
      )}
    </Page>
  );
}
