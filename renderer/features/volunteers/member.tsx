import { Button } from '@mantine/core';
import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import type { TeamState } from '../../../preload/contract/volunteers.ts';
import { useOfflineSince } from '../../live.ts';
import { Page } from '../../ui/page.tsx';
import { Offline } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { AlterationNotice } from './alteration-notice.tsx';
import { Former } from './former.tsx';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { JournalPlace } from './journal-place.tsx';
import { MemberPanel } from './member-panel.tsx';
import { MemberTable } from './member-table.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { Requests } from './requests.tsx';
import { useFrequentContact } from './use-frequent-contact.ts';
import c from './volunteers.module.css';

export type Team = Extract<TeamState, { kind: 'member' }>;

/** The team: what waits for an answer, who belongs, the recovery sheets; the details of a person beside the table. */
export function Member({ team, readAt }: { team: Team; readAt: number }) {
  const t = useWords('volunteers');
  const offline = useOfflineSince();
  const [open, setOpen] = useState<string>();
  const [inviting, setInviting] = useState(false);
  useFrequentContact(team.invitations.some(({ state }) => state === 'waiting'));
  const administers = team.me.role === 'administrator';
  const opened = team.volunteers.find(({ id }) => id === open);
  return (
    <Page
      title={team.team}
      line={t('member.line', { count: team.volunteers.length, epoch: team.epoch })}
      action={
        administers && (
          <Button leftSection={<UserRoundPlus size={15} aria-hidden />} onClick={() => setInviting(true)}>
            {t('member.invite')}
          </Button>
        )
      }
      panel={opened && <MemberPanel key={opened.id} team={team} person={opened} onClose={() => setOpen(undefined)} />}
    >
      <div className={c.team}>
        {offline !== undefined && <Offline since={offline} of={new Date(readAt).toISOString()} />}
        <AlterationNotice altered={team.altered} />
        <Requests requests={team.requests} />
        <MemberTable volunteers={team.volunteers} open={open} onOpen={setOpen} />
        <Former former={team.former} />
        <Invitations invitations={team.invitations} database={team.database} />
        <RecoverySection recovery={team.recovery} administers={administers} />
        <JournalPlace connectionId={team.connectionId} database={team.database} />
      </div>
      {inviting && <InviteDialog database={team.database} onClose={() => setInviting(false)} />}
    </Page>
  );
}
