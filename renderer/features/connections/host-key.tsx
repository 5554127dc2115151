import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem, Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useWords } from '../../words.ts';
import c from './host-key.module.css';

interface HostKeyProps {
  profile: Profile;
  problem: Problem;
}

/** The first time: the fingerprint is shown large, and accepted only by whoever says to have compared it. */
export function HostKeyUnknown({ profile, problem, onAccepted }: HostKeyProps & { onAccepted: () => void }) {
  const t = useWords('connections');
  const explain = useExplain('connections');
  const queries = useQueryClient();
  const [compared, setCompared] = useState(false);
  const fingerprint = problem.facts.fingerprint ?? '';
  const accept = useMutation(
    api.connections.acceptHostKey.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.connections.key() });
        onAccepted();
      },
    }),
  );
  return (
    <div className={c.box}>
      <Fingerprint label={t('hostKey.shown')} value={fingerprint} />
      <p className="quiet">{t('hostKey.compare')}</p>
      <Checkbox
        size="sm"
        checked={compared}
        onChange={(event) => setCompared(event.currentTarget.checked)}
        label={t('hostKey.same')}
      />
      <div>
        <Button
          disabled={!compared}
          loading={accept.isPending}
          onClick={() => accept.mutate({ id: profile.id, fingerprint })}
        >
          {t('hostKey.accept')}
        </Button>
      </div>
      {accept.error && (
        <Notice kind="danger" title={explain(accept.error).what}>
          {explain(accept.error).why} {explain(accept.error).next}
        </Notice>
      )}
    </div>
  );
}

/** The key is another one: refused. Both are shown, and forgetting the accepted one asks to type a word. */
export function HostKeyChanged({ profile, problem, onForgotten }: HostKeyProps & { onForgotten: () => void }) {
  const t = useWords('connections');
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const forget = useMutation(
    api.connections.forgetHostKey.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        await queries.invalidateQueries({ queryKey: api.connections.key() });
        onForgotten();
      },
    }),
  );
  return (
    <div className={c.box}>
      <Fingerprint label={t('hostKey.accepted')} value={problem.facts.expected ?? profile.hostKey ?? ''} />
      <Fingerprint label={t('hostKey.shown')} value={problem.facts.fingerprint ?? ''} />
      <p className="quiet">{t('hostKey.changedNote')}</p>
      <div>
        <Button variant="outline" color="danger" onClick={() => setAsking(true)}>
          {t('hostKey.forget')}
        </Button>
      </div>
      <TypedConfirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('hostKey.forgetTitle')}
        word={t('hostKey.forgetWord')}
        submit={t('hostKey.forgetSubmit')}
        pending={forget.isPending}
        onConfirm={() => forget.mutate({ id: profile.id })}
      >
        {t('hostKey.forgetText')}
      </TypedConfirm>
    </div>
  );
}
