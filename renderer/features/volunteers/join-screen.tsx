import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Profile } from '../../../preload/contract/connections.ts';
import type { InvitationView } from '../../../preload/contract/volunteers.ts';
import { client } from '../../client.ts';
import { FileText } from '../../ui/file-text.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { ConnectionChoice, useServers } from './connection-choice.tsx';
import { focusFirstMistake } from './focus-first-mistake.ts';
import { leadsTo } from './leads-to.ts';
import { Refused } from './refused.tsx';
import { useSecretCall } from './use-secret-call.ts';
import c from './volunteers.module.css';

/** Joining: the code says who invites and where; then who one is, and the request leaves. The code is kept by this page alone. */
export function JoinScreen() {
  const t = useWords('volunteers');
  const [text, setText] = useState('');
  const [view, setView] = useState<InvitationView>();
  const read = useSecretCall((given: string) => client.volunteers.readInvitation({ text: given }));
  const readText = async (given: string) => {
    setText(given);
    const said = await read.run(given);
    if (said) setView(said.answer);
  };
  return (
    <Page title={t('join.title')} line={t('join.line')}>
      {view === undefined ? (
        <form
          className={c.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '' && !read.pending) void readText(text);
          }}
        >
          <Textarea
            label={t('join.code')}
            description={t('join.codeHint')}
            classNames={{ input: c.mono ?? '' }}
            rows={6}
            spellCheck={false}
            autoComplete="off"
            data-autofocus
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              read.reset();
            }}
          />
          <Refused error={read.error} />
          <div className={c.buttons}>
            <Button type="submit" loading={read.pending} disabled={text.trim() === ''}>
              {t('join.read')}
            </Button>
            <FileText label={t('join.file')} accept=".txt,.ouvadesk" onText={(given) => void readText(given)} />
          </div>
        </form>
      ) : (
        <Ask text={text} view={view} onOther={() => setView(undefined)} />
      )}
    </Page>
  );
}

function Ask({ text, view, onOther }: { text: string; view: InvitationView; onOther: () => void }) {
  const servers = useServers();
  if (servers === undefined) return <Loading rows={6} />;
  return <AskForm text={text} view={view} onOther={onOther} servers={servers} />;
}

interface AskFormProps {
  text: string;
  view: InvitationView;
  servers: readonly Profile[];
  onOther: () => void;
}

function AskForm({ text, view, servers, onOther }: AskFormProps) {
  const t = useWords('volunteers');
  const [, navigate] = useLocation();
  const likely = servers.find((profile) => leadsTo(profile, view.address)) ?? servers[0];
  const [connectionId, setConnectionId] = useState(likely?.id ?? '');
  const [name, setName] = useState(view.name);
  const join = useSecretCall(() => client.volunteers.join({ text, connectionId, name: name.trim() }));
  const missing = name.trim() === '';
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (missing || connectionId === '') return focusFirstMistake(event.currentTarget);
    if (!join.pending && (await join.run(undefined))) navigate('/volunteers', { replace: true });
  };
  return (
    <form className={c.form} onSubmit={(event) => void send(event)} noValidate>
      <Said view={view} />
      <ConnectionChoice
        servers={servers}
        value={connectionId}
        onChange={setConnectionId}
        hint={t('join.connectionHint')}
        note={t('join.afterConnection')}
      />
      <TextInput
        label={t('yourName')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing ? t('nameMissing') : undefined}
      />
      <Refused error={join.error} />
      <div className={c.buttons}>
        <Button type="submit" loading={join.pending} disabled={connectionId === ''}>
          {t('join.submit')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onOther}>
          {t('join.other')}
        </Button>
      </div>
    </form>
  );
}

function Said({ view: { inviter, team, role, expiresAt, address } }: { view: InvitationView }) {
  const t = useWords('volunteers');
  const format = useFormat();
  const { server } = address;
  const place = () => {
    if (server.kind === 'socket') return server.path;
    return server.kind === 'ssh'
      ? `${server.sshHost} (SSH), ${server.host}:${server.port}`
      : `${server.host}:${server.port}`;
  };
  return (
    <section className={c.said}>
      <h2 className={c.legend}>{t('join.invites', { inviter, team })}</h2>
      <dl className={c.facts}>
        <dt>{t('join.asRole')}</dt>
        <dd>
          {t(`role.${role}`)} <span className={c.quiet}>{t(`roleLine.${role}`)}</span>
        </dd>
        <dt>{t('join.expires')}</dt>
        <dd>{format.moment(expiresAt)}</dd>
        <dt>{t('join.server')}</dt>
        <dd className="mono">{place()}</dd>
        <dt>{t('join.database')}</dt>
        <dd className="mono">{address.journal}</dd>
      </dl>
    </section>
  );
}
