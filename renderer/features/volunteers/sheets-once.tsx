import { Button } from '@mantine/core';
import { Eye, EyeOff, Printer } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { client } from '../../client.ts';
import { refusalCode } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import { PrintedSheets } from './printed-sheets.tsx';
import type { Made } from './recovery-screen.tsx';
import { Refused } from './refused.tsx';
import { ShareQr } from './share-qr.tsx';
import { SheetFields } from './sheet-fields.tsx';
import { useSecretCall } from './use-secret-call.ts';
import { useSheets } from './use-sheets.ts';
import c from './volunteers.module.css';

interface SheetsOnceProps {
  team: string;
  made: Made;
  onDropped: () => void;
}

/** The sheets, shown once: printed, then one is read back from paper, which puts the set in force. */
export function SheetsOnce({ team, made, onDropped }: SheetsOnceProps) {
  const t = useWords('volunteers');
  const [, navigate] = useLocation();
  const [shown, setShown] = useState(false);
  const back = useSheets(1, made.set);
  const keep = useSecretCall(client.volunteers.keepShares);
  const forgotten = refusalCode(keep.error) === 'SHARES_FORGOTTEN';
  const putInForce = async () => {
    if (!(await keep.run({ set: made.set, share: back.texts[0] ?? '' }))) return;
    notify('good', t('make.kept'));
    navigate('/volunteers', { replace: true });
  };
  return (
    <div className={c.once}>
      <Notice
        kind="review"
        title={t('make.once')}
        action={
          <>
            <Button leftSection={<Printer size={15} aria-hidden />} onClick={() => print()}>
              {t('make.print')}
            </Button>
            <Button
              variant="default"
              leftSection={shown ? <EyeOff size={15} aria-hidden /> : <Eye size={15} aria-hidden />}
              onClick={() => setShown(!shown)}
            >
              {shown ? t('make.hideCodes') : t('make.seeCodes')}
            </Button>
          </>
        }
      >
        {t('make.onceText')}
      </Notice>
      <ul className={c.lines}>
        {made.shares.map((share) => (
          <li key={share.index} className={c.line}>
            {shown && <ShareQr qr={share.qr} className={c.qrSmall ?? ''} />}
            <span className={c.lineWords}>
              <span className={c.strong}>{share.holder}</span>{' '}
              <span className={c.quiet}>{t('sheet.of', { index: share.index, count: made.shares.length })}</span>
              {shown && <code className={c.code}>{share.text}</code>}
            </span>
          </li>
        ))}
      </ul>
      <Section title={t('make.readBack')} line={t('make.readBackLine')}>
        <form
          className={c.stack}
          onSubmit={(event) => {
            event.preventDefault();
            if (back.whole && !keep.pending) void putInForce();
          }}
        >
          <SheetFields typed={back} />
          <Refused
            error={keep.error}
            action={
              forgotten && (
                <Button variant="default" onClick={onDropped}>
                  {t('recovery.again')}
                </Button>
              )
            }
          />
          <div className={c.buttons}>
            <Button type="submit" disabled={!back.whole} loading={keep.pending}>
              {t('make.keep')}
            </Button>
            <Button variant="subtle" color="gray" onClick={onDropped}>
              {t('make.drop')}
            </Button>
          </div>
        </form>
      </Section>
      <PrintedSheets team={team} made={made} />
    </div>
  );
}
