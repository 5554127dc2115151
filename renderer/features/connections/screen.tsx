import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Cable, ChevronRight, CircleCheck, CircleDashed, Plus, TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { useRouteWords } from './route-words.ts';
import c from './screen.module.css';

/** The list of connections. */
export function Connections() {
  const t = useWords('connections');
  const explain = useExplain('connections');
  const list = useQuery(api.connections.list.queryOptions());
  const add = (
    <Button component={Link} to="/connections/new" leftSection={<Plus size={15} aria-hidden />}>
      {t('add')}
    </Button>
  );
  const body = () => {
    if (list.isPending) return <Loading rows={3} height={52} />;
    if (list.error) return <Failure explanation={explain(list.error)} retry={() => void list.refetch()} />;
    if (list.data.length === 0)
      return (
        <Empty title={t('empty')} action={add} icon={Cable}>
          {t('emptyLine')}
        </Empty>
      );
    return (
      <ul className={c.list}>
        {list.data.map((profile) => (
          <Line key={profile.id} profile={profile} />
        ))}
      </ul>
    );
  };
  return (
    <Page title={t('entry')} line={t('line')} action={list.data?.length === 0 ? undefined : add}>
      {body()}
    </Page>
  );
}

function Line({ profile }: { profile: Profile }) {
  const route = useRouteWords();
  return (
    <li>
      <Link to={`/connections/${profile.id}`} className={c.line}>
        <span className={c.name}>{profile.name}</span>
        <span className={c.route}>{route(profile.target)}</span>
        <TestState profile={profile} />
        <ChevronRight size={16} aria-hidden />
      </Link>
    </li>
  );
}

/** When the connection was last tested, and how that went: a shape and words. */
export function TestState({ profile: { lastTest, target } }: { profile: Profile }) {
  const t = useWords('connections');
  const format = useFormat();
  if (target.kind === 'demonstration') return <span className={c.state} />;
  if (lastTest === undefined)
    return (
      <span className={c.state}>
        <CircleDashed size={15} aria-hidden />
        {t('state.never')}
      </span>
    );
  const Icon = lastTest.passed ? CircleCheck : TriangleAlert;
  return (
    <span className={c.state} data-passed={lastTest.passed}>
      <Icon size={15} aria-hidden />
      {t(lastTest.passed ? 'state.passed' : 'state.failed', { moment: format.when(lastTest.at) })}
    </span>
  );
}
