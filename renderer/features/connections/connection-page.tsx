import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useLocation, useParams, useSearch } from 'wouter';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { currentMapping } from '../../current-mapping.ts';
import { useExplain } from '../../refusals/explain.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { notify } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { ConnectionForm } from './connection-form.tsx';
import c from './connection-page.module.css';
import { useRouteWords } from './route-words.ts';
import { TestSection } from './test-section.tsx';
import { useConnectionTest } from './use-test.ts';

/** One connection: its test, its host key, the description of its base, the rights to grant, its settings. */
export function ConnectionPage() {
  const { id = '' } = useParams();
  const t = useWords('connections');
  const refusals = useWords('refusals');
  const explain = useExplain('connections');
  const list = useQuery(api.connections.list.queryOptions());
  if (list.isPending) return <Page title={'\u00a0'}>{<Loading rows={6} />}</Page>;
  if (list.error)
    return (
      <Page title={t('entry')}>
        <Failure explanation={explain(list.error)} retry={() => void list.refetch()} />
      </Page>
    );
  const profile = list.data.find((one) => one.id === id);
  if (profile === undefined)
    return (
      <Page title={t('entry')}>
        <Empty
          title={refusals('CONNECTION_UNKNOWN.what')}
          action={<Link to="/connections">{refusals('CONNECTION_UNKNOWN.next')}</Link>}
        />
      </Page>
    );
  return <Known key={id} profile={profile} />;
}

function Known({ profile }: { profile: Profile }) {
  const t = useWords('connections');
  const route = useRouteWords();
  const [, navigate] = useLocation();
  const asked = useSearch() === 'test=1';
  const [editing, setEditing] = useState(false);
  const test = useConnectionTest(profile.id);
  const { run } = test;
  useEffect(() => {
    if (!asked) return;
    navigate(`/connections/${profile.id}`, { replace: true });
    run();
  }, [asked, navigate, profile.id, run]);

  if (editing)
    return (
      <Page title={t('form.editTitle')} line={profile.name}>
        <ConnectionForm
          profile={profile}
          submit={t('form.saveAndTest')}
          onSaved={() => {
            setEditing(false);
            run();
          }}
          onCancel={() => setEditing(false)}
        />
      </Page>
    );
  const real = profile.target.kind === 'server';
  return (
    <Page
      title={profile.name}
      line={route(profile.target)}
      action={
        real && (
          <>
            <RemoveButton profile={profile} />
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          </>
        )
      }
    >
      <TestSection profile={profile} test={test} />
      <MappingSection profile={profile} />
      {profile.hostKey !== undefined && (
        <Section title={t('hostKey.title')}>
          <Fingerprint label={t('hostKey.accepted')} value={profile.hostKey} />
        </Section>
      )}
      {real && <GrantsSection profile={profile} />}
    </Page>
  );
}

function MappingSection({ profile }: { profile: Profile }) {
  const t = useWords('connections');
  const format = useFormat();
  const current = useQuery(currentMapping(profile.id));
  if (current.isPending || current.error) return null;
  const mapping = current.data;
  const line = mapping
    ? t('mapping.known', { version: mapping.version, moment: format.when(mapping.savedAt) })
    : t('mapping.none');
  return (
    <Section
      title={t('mapping.title')}
      line={line}
      action={
        <Button component={Link} to={`/schema-mapping/${profile.id}`} variant={mapping ? 'default' : 'filled'}>
          {mapping ? t('mapping.review') : t('mapping.describe')}
        </Button>
      }
    >
      {null}
    </Section>
  );
}

function GrantsSection({ profile }: { profile: Profile }) {
  const t = useWords('connections');
  const [task, setTask] = useState<'map' | 'audit'>('map');
  const grants = useQuery(api.connections.grants.queryOptions({ input: { id: profile.id, task } }));
  const text = grants.data?.statements.join('\n') ?? '';
  return (
    <Section
      title={t('grants.title')}
      line={t('grants.line')}
      action={<CopyButton text={text} label={t('grants.copy')} />}
    >
      <SegmentedControl
        aria-label={t('grants.title')}
        value={task}
        onChange={setTask}
        data={[
          { value: 'map', label: t('grants.map') },
          { value: 'audit', label: t('grants.audit') },
        ]}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <pre className={c.sql} tabIndex={0}>
        {text}
      </pre>
      {task === 'audit' && grants.data?.mapped === false && <p className="quiet">{t('grants.unmapped')}</p>}
    </Section>
  );
}

function RemoveButton({ profile }: { profile: Profile }) {
  const t = useWords('connections');
  const explain = useExplain('connections');
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const remove = useMutation(
    api.connections.remove.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        notify('good', t('remove.done'));
        navigate('/connections');
        await queries.invalidateQueries({ queryKey: api.connections.key() });
      },
      onError: (error) => {
        setAsking(false);
        notify('danger', explain(error).what, explain(error).next);
      },
    }),
  );
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {t('remove.button')}
      </Button>
      <TypedConfirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('remove.title', { name: profile.name })}
        word={t('remove.word')}
        submit={t('remove.submit')}
        pending={remove.isPending}
        onConfirm={() => remove.mutate({ id: profile.id })}
      >
        {t('remove.text')}
      </TypedConfirm>
    </>
  );
}
