import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { Problem } from './problem.tsx';

/** The key that the server shows now, accepted only by whoever says to have compared it. `again`: another one was accepted before. */
export function HostKeyPart({ base, again = false }: { base: Profile; again?: boolean }) {
  const t = useWords('columnEncryption');
  const queries = useQueryClient();
  const [compared, setCompared] = useState(false);
  const look = useMutation(api.columnEncryption.deliveryHostKey.mutationOptions());
  const accept = useMutation(
    api.columnEncryption.acceptDeliveryHostKey.mutationOptions({
      onSuccess: async () => {
        await queries.resetQueries({ queryKey: api.columnEncryption.deliveryDryRun.key() });
        await queries.invalidateQueries({ queryKey: api.columnEncryption.delivery.key() });
      },
    }),
  );
  const input = { connectionId: base.id };
  const fingerprint = look.data?.fingerprint;
  return (
    <div className={c.box}>
      <p className={c.partTitle}>{t('delivery.hostKey')}</p>
      <p className="quiet">{t('delivery.hostKeyLine')}</p>
      {fingerprint === undefined ? (
        <div>
          <Button variant={again ? 'default' : 'filled'} loading={look.isPending} onClick={() => look.mutate(input)}>
            {again ? t('delivery.lookAgain') : t('delivery.look')}
          </Button>
        </div>
      ) : (
        <>
          <Fingerprint label={t('delivery.shown')} value={fingerprint} />
          <Checkbox
            size="sm"
            checked={compared}
            onChange={(event) => setCompared(event.currentTarget.checked)}
            label={t('delivery.same')}
          />
          <div>
            <Button
              disabled={!compared}
              loading={accept.isPending}
              onClick={() => accept.mutate({ ...input, fingerprint })}
            >
              {t('delivery.accept')}
            </Button>
          </div>
        </>
      )}
      {look.error && <Problem error={look.error} />}
      {accept.error && <Problem error={accept.error} />}
    </div>
  );
}
