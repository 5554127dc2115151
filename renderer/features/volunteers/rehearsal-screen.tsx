import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Recovery } from '../../../preload/contract/volunteers.ts';
import { client } from '../../client.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { ForAdministrators } from './for-administrators.tsx';
import { Refused } from './refused.tsx';
import { SheetFields } from './sheet-fields.tsx';
import { useSecretCall } from './use-secret-call.ts';
import { useSheets } from './use-sheets.ts';
import c from './volunteers.module.css';

/** Trying the sheets: enough of them give the key back, one fewer gives nothing; then they are forgotten. */
export function RehearsalScreen() {
  const t = useWords('volunteers');
  return (
    <ForAdministrators title={t('rehearsal.title')}>
      {({ recovery }) =>
        recovery ? (
          <Rehearsal recovery={recovery} />
        ) : (
          <Page title={t('rehearsal.title')}>
            <Empty title={t('refusals.NO_RECOVERY.what')} action={<Link to="/volunteers">{t('back')}</Link>} />
          </Page>
        )
      }
    </ForAdministrators>
  );
}

function Rehearsal({ recovery: { needed, set } }: { recovery: Recovery }) {
  const t = useWords('volunteers');
  const typed = useSheets(needed, set);
  const [done, setDone] = useState(false);
  const rehearse = useSecretCall(client.volunteers.rehearse);
  const send = async () => {
    if (!(await rehearse.run({ shares: typed.texts }))) return;
    typed.clear();
    setDone(true);
  };
  return (
    <Page title={t('rehearsal.title')} line={t('rehearsal.line', { needed })}>
      {done ? (
        <div className={c.stack}>
          <Notice kind="good" title={t('rehearsal.done')}>
            {t('rehearsal.doneText', { count: needed })} {t('rehearsal.collect')}
          </Notice>
          <Link to="/volunteers">{t('back')}</Link>
        </div>
      ) : (
        <form
          className={c.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.whole && !rehearse.pending) void send();
          }}
        >
          <SheetFields typed={typed} inForce />
          <Refused error={rehearse.error} />
          <div className={c.buttons}>
            <Button type="submit" disabled={!typed.whole} loading={rehearse.pending}>
              {t('rehearsal.submit')}
            </Button>
            {typed.missing > 0 && <span className={c.quiet}>{t('shares.missing', { count: typed.missing })}</span>}
          </div>
        </form>
      )}
    </Page>
  );
}
