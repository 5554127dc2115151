import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { TeamState } from '../../../preload/contract/volunteers.ts';
import { api } from '../../client.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { AlterationNotice } from './alteration-notice.tsx';
import { Fingerprints } from './fingerprints.tsx';
import { Refused } from './refused.tsx';
import { useFrequentContact } from './use-frequent-contact.ts';
import c from './volunteers.module.css';

/** The request has left: two fingerprints to be read aloud, and what happens next. */
export function Awaiting({ state }: { state: Extract<TeamState, { kind: 'awaiting-admission' }> }) {
  const t = useWords('volunteers');
  const format = useFormat();
  const { inviter, mine, theirs, askedAt, expiresAt, gone, altered } = state;
  useFrequentContact(!gone);
  const forget = useMutation(
    api.volunteers.forgetTeam.mutationOptions({ onSuccess: () => notify('good', t('awaiting.cancelled')) }),
  );
  const line = t('awaiting.line', { asked: format.when(askedAt), expires: format.moment(expiresAt) });
  return (
    <Page title={t('awaiting.title', { inviter })} line={line}>
      <div className={c.stack}>
        <AlterationNotice altered={altered} />
        {gone && (
          <Notice kind="review" title={t('awaiting.gone')}>
            {t('awaiting.goneText')}
          </Notice>
        )}
        {!gone && (
          <>
            <p className={c.strong}>{t('awaiting.call', { inviter })}</p>
            <Fingerprints mine={mine} theirs={theirs} name={inviter} />
            <p className={c.quiet}>{t('awaiting.why')}</p>
            <p>{t('awaiting.after', { inviter })}</p>
          </>
        )}
        <Refused error={forget.error} />
        <div>
          <Button variant="default" loading={forget.isPending} onClick={() => forget.mutate(undefined)}>
            {t('awaiting.cancel')}
          </Button>
        </div>
      </div>
    </Page>
  );
}
