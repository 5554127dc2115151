import type { ReactNode } from 'react';
import type { DeletionCertificate } from '../../../preload/contract/retention.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { CertificateMark } from './certificate-mark.tsx';
import c from './retention.module.css';
import { useSay } from './use-say.ts';

type Key =
  | 'rule'
  | 'deed'
  | 'rows'
  | 'withThem'
  | 'passed'
  | 'events'
  | 'clock'
  | 'basis'
  | 'by'
  | 'when'
  | 'source'
  | 'state'
  | 'runId'
  | 'sha256';

interface Line {
  key: Key;
  value: ReactNode;
}

/** What a certificate says, in the order in which it is read. */
export function CertificateText({ certificate }: { certificate: DeletionCertificate }) {
  const t = useWords('retention');
  const format = useFormat();
  const say = useSay();
  const { rule, table, deed, columns, rows, withThem, passed, oldest, newest, clock, duration, basis } = certificate;
  const lines: readonly Line[] = [
    { key: 'source', value: certificate.source },
    { key: 'rule', value: rule },
    { key: 'deed', value: t(`certificates.deed.${deed}`, { table, columns: columns.join(', ') }) },
    { key: 'rows', value: <b>{format.number(rows)}</b> },
    { key: 'withThem', value: withThem > 0 && format.number(withThem) },
    { key: 'passed', value: passed > 0 && format.number(passed) },
    {
      key: 'events',
      value: oldest && newest && t('certificates.between', { from: format.date(oldest), to: format.date(newest) }),
    },
    { key: 'clock', value: `${clock}, ${say.duration(duration)}` },
    { key: 'basis', value: basis },
    { key: 'by', value: certificate.by },
    {
      key: 'when',
      value: t('certificates.between', {
        from: format.moment(certificate.startedAt),
        to: format.moment(certificate.endedAt),
      }),
    },
    { key: 'state', value: <CertificateMark certificate={certificate} /> },
    { key: 'runId', value: <code>{certificate.runId}</code> },
    { key: 'sha256', value: <code>{certificate.sha256}</code> },
  ];
  return (
    <dl className={c.certificate}>
      {lines
        .filter(({ value }) => value)
        .map(({ key, value }) => (
          <div key={key}>
            <dt>{t(`certificates.field.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
