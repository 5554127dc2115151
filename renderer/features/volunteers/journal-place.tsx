import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import { ConnectionChoice, useServers } from './connection-choice.tsx';
import { isDatabaseName } from './journal-database.ts';
import { Refused } from './refused.tsx';
import c from './volunteers.module.css';

interface JournalPlaceProps {
  connectionId: string;
  database: string;
}

/** Where the journal is from this laptop, and the way to say that it has moved. */
export function JournalPlace({ connectionId, database }: JournalPlaceProps) {
  const t = useWords('volunteers');
  const servers = useServers();
  const [changing, setChanging] = useState(false);
  if (servers === undefined) return null;
  const connection = servers.find(({ id }) => id === connectionId)?.name;
  const line = connection === undefined ? t('place.unknown', { database }) : t('place.line', { database, connection });
  return (
    <section className={c.part} aria-label={t('place.title')}>
      <div className={c.head}>
        <h2 className={c.legend}>{t('place.title')}</h2>
        {!changing && (
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('place.change')}
          </Button>
        )}
      </div>
      {changing ? (
        <PlaceForm servers={servers} now={{ connectionId, database }} onEnd={() => setChanging(false)} />
      ) : (
        <p>{line}</p>
      )}
    </section>
  );
}

function PlaceForm({
  servers,
  now,
  onEnd,
}: {
  servers: readonly Profile[];
  now: JournalPlaceProps;
  onEnd: () => void;
}) {
  const t = useWords('volunteers');
  const ui = useWords('ui');
  const known = servers.some(({ id }) => id === now.connectionId);
  const [connectionId, setConnectionId] = useState(known ? now.connectionId : (servers[0]?.id ?? ''));
  const [database, setDatabase] = useState(now.database);
  const setPlace = useMutation(
    api.volunteers.setPlace.mutationOptions({
      onSuccess: () => {
        notify('good', t('place.done'));
        onEnd();
      },
    }),
  );
  const wrong = !isDatabaseName(database);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong && connectionId !== '' && !setPlace.isPending) setPlace.mutate({ connectionId, database });
  };
  return (
    <form className={c.stack} onSubmit={send} noValidate>
      <p className={c.quiet}>{t('place.text')}</p>
      <ConnectionChoice servers={servers} value={connectionId} onChange={setConnectionId} hint={t('connectionHint')} />
      <TextInput
        label={t('database')}
        classNames={{ input: c.mono ?? '' }}
        value={database}
        maxLength={64}
        onChange={(event) => setDatabase(event.currentTarget.value)}
        error={wrong ? t('databaseWrong') : undefined}
      />
      <Refused error={setPlace.error} />
      <div className={c.buttons}>
        <Button type="submit" disabled={wrong || connectionId === ''} loading={setPlace.isPending}>
          {t('place.submit')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onEnd}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}
