import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { api } from '../../client.ts';
import { useVault } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { Alone } from './alone.tsx';
import { Awaiting } from './awaiting.tsx';
import { Member } from './member.tsx';
import { Removed } from './removed.tsx';
import { useTeam } from './use-team.ts';

/** Who works together: how to begin while one is alone, then the team. */
export function Volunteers() {
  const t = useWords('volunteers');
  const explain = useExplain('volunteers');
  const vault = useVault();
  const team = useTeam();
  if (vault?.kind === 'open' && vault.vault !== 'own') return <Demonstration />;
  if (team.data === undefined)
    return (
      <Page title={t('entry')}>
        {team.error ? (
          <Failure explanation={explain(team.error)} retry={() => void team.refetch()} />
        ) : (
          <Loading rows={6} />
        )}
      </Page>
    );
  switch (team.data.kind) {
    case 'alone':
      return <Alone />;
    case 'awaiting-admission':
      return <Awaiting state={team.data} />;
    case 'member':
      return <Member team={team.data} readAt={team.dataUpdatedAt} />;
    case 'removed':
      return <Removed state={team.data} />;
  }
}

function Demonstration() {
  const t = useWords('volunteers');
  const vault = useWords('vault');
  const leave = useMutation(api.vault.lock.mutationOptions());
  return (
    <Page title={t('entry')}>
      <Empty
        icon={FlaskConical}
        title={t('demonstration.title')}
        action={
          <Button variant="default" onClick={() => leave.mutate(undefined)}>
            {vault('leaveDemonstration')}
          </Button>
        }
      >
        {t('demonstration.text')}
      </Empty>
    </Page>
  );
}
