import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Profile } from '../../../preload/contract/connections.ts';
import { client } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { ConnectionChoice, useServers } from './connection-choice.tsx';
import { focusFirstMistake } from './focus-first-mistake.ts';
import { isDatabaseName, usualDatabase } from './journal-database.ts';
import { Refused } from './refused.tsx';
import { SheetFields } from './sheet-fields.tsx';
import { useSecretCall } from './use-secret-call.ts';
import { useSheets } from './use-sheets.ts';
import c from './volunteers.module.css';

/** Everybody lost their laptop: with enough sheets, this one becomes an administrator's. */
export function RestoreScreen() {
  const t = useWords('volunteers');
  const servers = useServers();
  return (
    <Page title={t('restore.title')} line={t('restore.line')}>
      {servers === undefined ? <Loading rows={8} /> : <RestoreForm servers={servers} />}
    </Page>
  );
}

function RestoreForm({ servers }: { servers: readonly Profile[] }) {
  const t = useWords('volunteers');
  const ui = useWords('ui');
  const [, navigate] = useLocation();
  const [tried, setTried] = useState(false);
  const [{ connectionId, database, name }, setPlace] = useState({
    connectionId: servers[0]?.id ?? '',
    database: usualDatabase,
    name: '',
  });
  const change = (part: Partial<{ connectionId: string; database: string; name: string }>) =>
    setPlace({ connectionId, database, name, ...part });
  const [needed, setNeeded] = useState(1);
  const typed = useSheets(needed);
  const told = typed.sheets.find(({ read }) => read !== undefined)?.read?.needed;
  if (told !== undefined && told !== needed) setNeeded(told);
  const restore = useSecretCall(client.volunteers.restore);
  const wrong = { database: !isDatabaseName(database), name: name.trim() === '' };
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (wrong.database || wrong.name) return focusFirstMistake(event.currentTarget);
    if (!typed.whole || restore.pending || connectionId === '') return;
    if (!(await restore.run({ connectionId, database, name: name.trim(), shares: typed.texts }))) return;
    notify('good', t('restore.done'));
    navigate('/volunteers', { replace: true });
  };
  return (
    <form className={c.form} onSubmit={(event) => void send(event)} noValidate>
      <fieldset className={c.group}>
        <legend className={c.legend}>{t('found.where')}</legend>
        <ConnectionChoice
          servers={servers}
          value={connectionId}
          onChange={(id) => change({ connectionId: id })}
          hint={t('connectionHint')}
        />
        <TextInput
          label={t('database')}
          classNames={{ input: c.mono ?? '' }}
          value={database}
          maxLength={64}
          onChange={(event) => change({ database: event.currentTarget.value })}
          error={tried && wrong.database ? t('databaseWrong') : undefined}
        />
        <TextInput
          label={t('yourName')}
          value={name}
          maxLength={100}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={tried && wrong.name ? t('nameMissing') : undefined}
        />
      </fieldset>
      <fieldset className={c.group}>
        <legend className={c.legend}>{t('restore.sheets')}</legend>
        <p className={c.quiet}>{t('restore.sheetsLine')}</p>
        <SheetFields typed={typed} />
      </fieldset>
      <Refused error={restore.error} />
      <div className={c.buttons}>
        <Button type="submit" disabled={!typed.whole || connectionId === ''} loading={restore.pending}>
          {t('restore.submit')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => navigate('/volunteers')}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}
