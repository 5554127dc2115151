import { Button, Radio, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { notify } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useWords } from '../../words.ts';
import { ConnectionChoice, useServers } from './connection-choice.tsx';
import { focusFirstMistake } from './focus-first-mistake.ts';
import { isDatabaseName, usualDatabase } from './journal-database.ts';
import { Refused } from './refused.tsx';
import c from './volunteers.module.css';

const first = { connectionId: '', database: usualDatabase, install: true, team: '', name: '' };

/** A team begins: where its journal is, the SQL that makes it, who founds it. */
export function FoundScreen() {
  const t = useWords('volunteers');
  const ui = useWords('ui');
  const [, navigate] = useLocation();
  const servers = useServers();
  const { draft, change, done } = useDraft('found a team', first);
  const [tried, setTried] = useState(false);
  const found = useMutation(
    api.volunteers.found.mutationOptions({
      onSuccess: () => {
        done();
        notify('good', t('found.done'));
        navigate('/volunteers', { replace: true });
      },
    }),
  );
  const connectionId = servers?.find(({ id }) => id === draft.connectionId)?.id ?? servers?.[0]?.id ?? '';
  const wrong = {
    database: !isDatabaseName(draft.database),
    team: draft.team.trim() === '',
    name: draft.name.trim() === '',
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (wrong.database || wrong.team || wrong.name || connectionId === '')
      return focusFirstMistake(event.currentTarget);
    if (!found.isPending) found.mutate({ ...draft, connectionId });
  };
  if (servers === undefined) return <Page title={t('found.title')}>{<Loading rows={8} />}</Page>;
  return (
    <Page title={t('found.title')} line={t('found.line')}>
      <form className={c.form} onSubmit={send} noValidate>
        <fieldset className={c.group}>
          <legend className={c.legend}>{t('found.where')}</legend>
          <ConnectionChoice
            servers={servers}
            value={connectionId}
            onChange={(id) => change({ ...draft, connectionId: id })}
            hint={t('connectionHint')}
          />
          <TextInput
            label={t('database')}
            classNames={{ input: c.mono ?? '' }}
            value={draft.database}
            maxLength={64}
            onChange={(event) => change({ ...draft, database: event.currentTarget.value })}
            error={tried && wrong.database ? t('databaseWrong') : undefined}
          />
        </fieldset>
        <JournalSql connectionId={connectionId} database={draft.database} />
        <Radio.Group
          aria-label={t('found.sql')}
          value={draft.install ? 'install' : 'installed'}
          onChange={(value) => change({ ...draft, install: value === 'install' })}
        >
          <div className={c.radios}>
            <Radio value="install" label={t('found.install')} description={t('found.installLine')} />
            <Radio value="installed" label={t('found.installed')} description={t('found.installedLine')} />
          </div>
        </Radio.Group>
        <fieldset className={c.group}>
          <legend className={c.legend}>{t('found.who')}</legend>
          <TextInput
            label={t('yourName')}
            value={draft.name}
            maxLength={100}
            onChange={(event) => change({ ...draft, name: event.currentTarget.value })}
            error={tried && wrong.name ? t('nameMissing') : undefined}
          />
          <TextInput
            label={t('found.team')}
            placeholder={t('found.teamPlaceholder')}
            value={draft.team}
            maxLength={100}
            onChange={(event) => change({ ...draft, team: event.currentTarget.value })}
            error={tried && wrong.team ? t('nameMissing') : undefined}
          />
        </fieldset>
        <Refused error={found.error} />
        <div className={c.buttons}>
          <Button type="submit" loading={found.isPending} disabled={servers.length === 0}>
            {t('found.submit')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => navigate('/volunteers')}>
            {ui('cancel')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function JournalSql({ connectionId, database }: { connectionId: string; database: string }) {
  const t = useWords('volunteers');
  const explain = useExplain('volunteers');
  const enabled = connectionId !== '' && isDatabaseName(database);
  const sql = useQuery(api.volunteers.journalSql.queryOptions({ input: { connectionId, database }, enabled }));
  const text = sql.data?.statements.join('\n\n') ?? '';
  return (
    <section className={c.group} aria-label={t('found.sql')}>
      <div className={c.head}>
        <h2 className={c.legend}>{t('found.sql')}</h2>
        {text !== '' && <CopyButton text={text} label={t('found.sqlCopy')} />}
      </div>
      {sql.error && <p className={c.quiet}>{explain(sql.error).what}</p>}
      {text === '' && !sql.error && <p className={c.quiet}>{t('found.sqlWait')}</p>}
      {text !== '' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        <pre className={c.sql} tabIndex={0}>
          {text}
        </pre>
      )}
    </section>
  );
}
