import { Button } from '@mantine/core';
import { ArrowLeft, FileX2, Printer } from 'lucide-react';
import { createPortal } from 'react-dom';
import { Link, useParams } from 'wouter';
import { Mark } from '../../ui/mark.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { CertificateText } from './certificate-text.tsx';
import { placeOf } from './places.ts';
import c from './retention.module.css';
import { useBase, useRetention } from './use-retention.ts';

/** One certificate of deletion, on the screen as it leaves the printer. */
export function CertificateScreen() {
  const { base } = useBase();
  return base ? <OfBase key={base.id} connectionId={base.id} /> : <Loading rows={8} />;
}

function OfBase({ connectionId }: { connectionId: string }) {
  const t = useWords('retention');
  const { id = '' } = useParams();
  const known = useRetention(connectionId).data;
  const certificate = known?.certificates.find((one) => one.id === id);
  return (
    <Page
      title={t('certificates.title')}
      line={
        <Link className={c.back ?? ''} to={placeOf('certificates', connectionId)}>
          <ArrowLeft size={13} aria-hidden />
          {t('certificates.back')}
        </Link>
      }
      action={
        certificate && (
          <Button variant="default" leftSection={<Printer size={14} aria-hidden />} onClick={() => print()}>
            {t('certificates.print')}
          </Button>
        )
      }
    >
      {!known && <Loading rows={10} />}
      {known && !certificate && <Empty icon={FileX2} title={t('certificates.gone')} />}
      {certificate && (
        <>
          <CertificateText certificate={certificate} />
          {createPortal(
            <div className={c.sheet} aria-hidden>
              <header className={c.head}>
                <Mark />
                <span>{certificate.source}</span>
              </header>
              <h1 className={c.sheetTitle}>{t('certificates.title')}</h1>
              <CertificateText certificate={certificate} />
            </div>,
            document.body,
          )}
        </>
      )}
    </Page>
  );
}
