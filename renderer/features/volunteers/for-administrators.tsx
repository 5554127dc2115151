import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import type { Team } from './member.tsx';
import { useTeam } from './use-team.ts';

/** A page for those who administer the team; others are told so. */
export function ForAdministrators({ title, children }: { title: string; children: (team: Team) => ReactNode }) {
  const t = useWords('volunteers');
  const explain = useExplain('volunteers');
  const team = useTeam();
  if (team.data?.kind === 'member' && team.data.me.role === 'administrator') return children(team.data);
  const body = () => {
    if (team.data !== undefined)
      return (
        <Empty
          title={t(team.data.kind === 'member' ? 'refusals.NOT_ADMINISTRATOR.what' : 'refusals.NO_TEAM.what')}
          action={<Link to="/volunteers">{t('back')}</Link>}
        />
      );
    if (team.error) return <Failure explanation={explain(team.error)} retry={() => void team.refetch()} />;
    return <Loading rows={6} />;
  };
  return <Page title={title}>{body()}</Page>;
}
