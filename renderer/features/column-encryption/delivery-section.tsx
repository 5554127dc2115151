import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Delivery } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { DeliveryRun } from './delivery-run.tsx';
import { HostKeyPart } from './host-key-part.tsx';
import { PlaceForm } from './place-form.tsx';
import { Problem } from './problem.tsx';

/** The delivery of the keys to Ouvadmin's server: where, to whom, what would be written, and when it last was. */
export function DeliverySection({ base }: { base: Profile }) {
  const t = useWords('columnEncryption');
  const input = { connectionId: base.id };
  const delivery = useQuery(api.columnEncryption.delivery.queryOptions({ input }));
  const [editing, setEditing] = useState(false);
  const known = delivery.data;
  return (
    <Section
      title={t('delivery.title')}
      line={t('delivery.line')}
      action={
        known &&
        !editing && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {known.place ? t('delivery.change') : t('delivery.setPlace')}
          </Button>
        )
      }
    >
      {delivery.isPending && <Loading rows={3} />}
      {delivery.error && <Problem error={delivery.error} onRetry={() => void delivery.refetch()} />}
      {known && editing && <PlaceForm base={base} delivery={known} onDone={() => setEditing(false)} />}
      {known && !editing && <Known base={base} delivery={known} />}
    </Section>
  );
}

function Known({ base, delivery }: { base: Profile; delivery: Delivery }) {
  const t = useWords('columnEncryption');
  const { place, hostKey, due } = delivery;
  return (
    <div className={c.stack}>
      {due && place !== undefined && <Notice kind="review">{t('delivery.due')}</Notice>}
      <Last delivery={delivery} />
      {place === undefined ? (
        <p className="quiet">{t('delivery.noPlace')}</p>
      ) : (
        <dl className={c.figures}>
          <div>
            <dt>{t('delivery.place')}</dt>
            <dd>
              <code>{place.path}</code>
              <span className={c.under}>
                {t('delivery.placeValue', { user: place.user, host: place.host, port: String(place.port) })}
              </span>
            </dd>
          </div>
        </dl>
      )}
      {hostKey !== undefined && <Fingerprint label={t('delivery.accepted')} value={hostKey} />}
      {place !== undefined && hostKey === undefined && <HostKeyPart base={base} />}
      {place !== undefined && hostKey !== undefined && <DeliveryRun base={base} />}
    </div>
  );
}

function Last({ delivery: { last } }: { delivery: Delivery }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  if (last === undefined) return <p className="quiet">{t('delivery.never')}</p>;
  const { at, by, columns, sha256 } = last;
  return (
    <div>
      <p>{t('delivery.last', { count: columns, when: format.when(at), by })}</p>
      <p className={c.sum}>
        <span className="quiet">{t('delivery.fingerprint')}</span> <code>{sha256}</code> <CopyButton text={sha256} />
      </p>
    </div>
  );
}
