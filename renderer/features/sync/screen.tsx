import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { RefreshCw, UsersRound } from 'lucide-react';
import { Link } from 'wouter';
import type { SyncStatus } from '../../../preload/contract/sync.ts';
import { api } from '../../client.ts';
import { explainProblem, useExplain } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './screen.module.css';
import { SyncNotices } from './sync-notices.tsx';
import { useMoment } from './use-moment.ts';
import { useSync } from './use-sync.ts';

/** How sharing stands: in a sentence, then what waits, what is to be settled, and what a person should know. */
export function SyncScreen() {
  const t = useWords('sync');
  const line = useLine();
  const status = useSync();
  if (status === undefined) return <Page title={t('entry')}>{<Loading rows={6} />}</Page>;
  if (status.state.kind === 'alone')
    return (
      <Page title={t('entry')} line={line(status)}>
        <Empty
          icon={UsersRound}
          title={t('aloneTitle')}
          action={
            <Button component={Link} to="/volunteers">
              {t('aloneAction')}
            </Button>
          }
        >
          {t('aloneText')}
        </Empty>
      </Page>
    );
  return (
    <Page title={t('entry')} line={line(status)} action={<Now status={status} />}>
      <Section title={t('state')}>
        <div className={c.state}>
          <Running status={status} />
          <Trouble status={status} />
          <Facts status={status} />
          <p className="quiet">{t('keptHere')}</p>
        </div>
      </Section>
      <SyncNotices notices={status.notices} />
      <Section
        title={t('team')}
        action={
          <Button component={Link} to="/volunteers" variant="default">
            {status.state.kind === 'awaiting-admission' ? t('awaitingAction') : t('toTeam')}
          </Button>
        }
      >
        {null}
      </Section>
    </Page>
  );
}

function useLine(): (status: SyncStatus) => string {
  const t = useWords('sync');
  const moment = useMoment();
  return ({ state, toSend }) => {
    if (state.kind === 'offline') return t('line.offline', { when: moment(state.since) });
    if (state.kind === 'waiting') return toSend > 0 ? t('line.waiting', { count: toSend }) : t('line.current');
    return t(`line.${state.kind}`);
  };
}

function Now({ status: { state } }: { status: SyncStatus }) {
  const t = useWords('sync');
  const explain = useExplain('sync');
  const now = useMutation(
    api.sync.now.mutationOptions({ onError: (error) => notify('danger', explain(error).what, explain(error).next) }),
  );
  if (state.kind === 'stopped' && state.because === 'removed') return null;
  return (
    <Button
      leftSection={<RefreshCw size={15} aria-hidden />}
      loading={now.isPending || state.kind === 'running'}
      onClick={() => now.mutate(undefined)}
    >
      {t('now')}
    </Button>
  );
}

function Running({ status: { state } }: { status: SyncStatus }) {
  const t = useWords('sync');
  if (state.kind !== 'running') return null;
  const step = t(`step.${state.step}`);
  return <ProgressBar label={step} name={step} done={state.done} total={state.total} />;
}

function Trouble({ status: { state } }: { status: SyncStatus }) {
  const t = useWords('sync');
  const refusals = useWords('refusals');
  if (state.kind === 'offline') {
    const { what, why, next } = explainProblem(state.problem);
    return (
      <Notice kind="info" title={what}>
        {why} {next}
      </Notice>
    );
  }
  if (state.kind !== 'stopped') return null;
  const said = `stopped.${state.because}` as const;
  return (
    <Notice kind="danger" title={t(`${said}.what`)}>
      {t(`${said}.why`)} {t(`${said}.next`)}
      {state.because === 'defect' && state.detail !== undefined && (
        <code className={c.detail}>{refusals('defect.number', { number: state.detail })}</code>
      )}
    </Notice>
  );
}

function Facts({ status: { lastContactAt, toSend, conflicts } }: { status: SyncStatus }) {
  const t = useWords('sync');
  const format = useFormat();
  return (
    <dl className={c.facts}>
      <dt>{t('lastContact')}</dt>
      <dd>{lastContactAt === undefined ? t('neverYet') : format.moment(lastContactAt)}</dd>
      <dt>{t('toSend')}</dt>
      <dd>{toSend === 0 ? t('nothing') : t('toSendCount', { count: toSend })}</dd>
      <dt>{t('conflicts')}</dt>
      <dd>{conflicts === 0 ? t('none') : <Link to="/sync/conflicts">{t('settleThem', { count: conflicts })}</Link>}</dd>
    </dl>
  );
}
