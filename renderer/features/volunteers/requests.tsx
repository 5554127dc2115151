import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Request } from '../../../preload/contract/volunteers.ts';
import { api } from '../../client.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { Fingerprints } from './fingerprints.tsx';
import { Refused } from './refused.tsx';
import c from './volunteers.module.css';

/** Those who ask to come in: both fingerprints to be compared by voice, and nobody is admitted before that was said. */
export function Requests({ requests }: { requests: readonly Request[] }) {
  const t = useWords('volunteers');
  if (requests.length === 0) return null;
  return (
    <section className={c.requests} aria-label={t('requests.title')}>
      <h2 className={c.legend}>{t('requests.title')}</h2>
      {requests.map((request) => (
        <OneRequest key={request.invitation} request={request} />
      ))}
    </section>
  );
}

function OneRequest({ request }: { request: Request }) {
  const t = useWords('volunteers');
  const format = useFormat();
  const { invitation, name, invitedName, role, askedAt, mine, theirs, former } = request;
  // Bound to what was read: another pair of fingerprints is compared anew.
  const pair = [...mine, ...theirs].join(' ');
  const [comparedPair, setComparedPair] = useState<string>();
  const compared = comparedPair === pair;
  const approve = useMutation(
    api.volunteers.approve.mutationOptions({ onSuccess: () => notify('good', t('requests.approved', { name })) }),
  );
  const refuse = useMutation(
    api.volunteers.refuse.mutationOptions({ onSuccess: () => notify('good', t('requests.refused')) }),
  );
  const busy = approve.isPending || refuse.isPending;
  return (
    <article className={c.request}>
      <div>
        <h3 className={c.requestTitle}>{t('requests.asks', { name })}</h3>
        <p className={c.quiet}>
          {t('requests.line', { role: t(`role.${role}`), when: format.when(askedAt) })}{' '}
          {invitedName !== name && t('requests.invitedAs', { invited: invitedName })}
        </p>
      </div>
      {former && (
        <Notice kind="review" title={t('requests.former', { name: former.name, date: format.date(former.leftAt) })}>
          {t('requests.formerText')}
        </Notice>
      )}
      <p>{t('requests.call', { name })}</p>
      <Fingerprints mine={mine} theirs={theirs} name={name} />
      <Checkbox
        size="sm"
        checked={compared}
        onChange={(event) => setComparedPair(event.currentTarget.checked ? pair : undefined)}
        label={t('requests.compared')}
      />
      <Refused error={approve.error ?? refuse.error} />
      <div className={c.buttons}>
        <Button
          disabled={!compared || busy}
          loading={approve.isPending}
          onClick={() => {
            refuse.reset();
            approve.mutate({ invitation, again: former !== undefined });
          }}
        >
          {t('requests.approve')}
        </Button>
        <Button
          variant="default"
          disabled={busy}
          loading={refuse.isPending}
          onClick={() => {
            approve.reset();
            refuse.mutate({ invitation });
          }}
        >
          {t('requests.refuse')}
        </Button>
      </div>
    </article>
  );
}
