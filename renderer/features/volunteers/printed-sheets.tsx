import { createPortal } from 'react-dom';
import type { Share } from '../../../preload/contract/volunteers.ts';
import { Mark } from '../../ui/mark.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import p from './printed-sheets.module.css';
import type { Made } from './recovery-screen.tsx';
import { ShareQr } from './share-qr.tsx';

/** What comes out of the printer: one page a holder, and nothing else of the window. Never seen on the screen. */
export function PrintedSheets({ team, made }: { team: string; made: Made }) {
  return createPortal(
    <div className={p.sheets} aria-hidden>
      {made.shares.map((share) => (
        <PrintedSheet key={share.index} team={team} made={made} share={share} />
      ))}
    </div>,
    document.body,
  );
}

function PrintedSheet({ team, made: { set, needed, shares }, share }: { team: string; made: Made; share: Share }) {
  const t = useWords('volunteers');
  const format = useFormat();
  const groups = share.text.replace(/\s/g, '').match(/.{1,5}/g) ?? [];
  return (
    <section className={p.sheet}>
      <header className={p.head}>
        <Mark />
        <span>{t('sheet.made', { date: format.date(new Date().toISOString()) })}</span>
      </header>
      <h1 className={p.title}>{t('sheet.title')}</h1>
      <p className={p.which}>
        {t('sheet.of', { index: share.index, count: shares.length })} · {t('sheet.set', { set })}
      </p>
      <p className={p.holder}>{t('sheet.holder', { holder: share.holder })}</p>
      <p>{t('sheet.team', { team })}</p>
      <div className={p.code}>
        <p className={p.groups}>
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one code never move
            <span key={index}>{group}</span>
          ))}
        </p>
        <ShareQr qr={share.qr} className={p.qr ?? ''} />
      </div>
      <p>{t('sheet.what', { needed })}</p>
      <p>{t('sheet.care')}</p>
      <p>{t('sheet.use')}</p>
    </section>
  );
}
