import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { UserRoundX } from 'lucide-react';
import { useState } from 'react';
import type { TeamState } from '../../../preload/contract/volunteers.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { notify } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';

/** No longer of the team: what was received stays, and how to be alone again. */
export function Removed({ state: { team, at, by } }: { state: Extract<TeamState, { kind: 'removed' }> }) {
  const t = useWords('volunteers');
  const explain = useExplain('volunteers');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const forget = useMutation(
    api.volunteers.forgetTeam.mutationOptions({
      onError: (error) => notify('danger', explain(error).what, explain(error).next),
      onSettled: () => setAsking(false),
    }),
  );
  const date = format.date(at);
  const line = by === undefined ? t('removed.left', { date }) : t('removed.by', { name: by, date });
  return (
    <Page title={team} line={line}>
      <Empty
        icon={UserRoundX}
        title={t('removed.title')}
        action={
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('removed.forget')}
          </Button>
        }
      >
        {t('removed.text')}
      </Empty>
      <TypedConfirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('removed.forgetTitle')}
        word={t('removed.word')}
        submit={t('removed.forget')}
        pending={forget.isPending}
        onConfirm={() => forget.mutate(undefined)}
      >
        {t('removed.forgetText')}
      </TypedConfirm>
    </Page>
  );
}
