import { Button, SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Role, Volunteer } from '../../../preload/contract/volunteers.ts';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { Fingerprint } from './fingerprints.tsx';
import { LeaveTeam } from './leave-team.tsx';
import type { Team } from './member.tsx';
import { Refused } from './refused.tsx';
import { RemovePerson } from './remove-person.tsx';
import c from './volunteers.module.css';

interface MemberPanelProps {
  team: Team;
  person: Volunteer;
  onClose: () => void;
}

/** One person of the team: role, fingerprint, and the way out. */
export function MemberPanel({ team, person, onClose }: MemberPanelProps) {
  const t = useWords('volunteers');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const administers = team.me.role === 'administrator';
  const out = person.me ? t('member.leave') : t('member.remove');
  return (
    <SidePanel
      name="volunteers"
      title={person.name}
      line={person.me ? t('member.you') : t(`role.${person.role}`)}
      onClose={onClose}
      footer={
        (person.me || administers) && (
          <Button variant="outline" color="danger" onClick={() => setAsking(true)}>
            {out}
          </Button>
        )
      }
    >
      <div className={c.panel}>
        <RoleChoice person={person} may={administers} />
        <dl className={c.facts}>
          <dt>{t('member.joined')}</dt>
          <dd>{format.date(person.joinedAt)}</dd>
          <dt>{t('member.admittedBy')}</dt>
          <dd>{person.admittedBy === undefined ? t('member.founder') : t('member.by', { name: person.admittedBy })}</dd>
          <dt>{t('member.sheet')}</dt>
          <dd>{person.holdsShare ? t('member.holds') : t('member.holdsNot')}</dd>
        </dl>
        <Fingerprint label={t('member.fingerprint')} groups={person.fingerprint} />
      </div>
      {asking && !person.me && <RemovePerson person={person} onClose={() => setAsking(false)} onRemoved={onClose} />}
      {asking && person.me && <LeaveTeam team={team.team} onClose={() => setAsking(false)} />}
    </SidePanel>
  );
}

function RoleChoice({ person, may }: { person: Volunteer; may: boolean }) {
  const t = useWords('volunteers');
  const setRole = useMutation(
    api.volunteers.setRole.mutationOptions({ onSuccess: () => notify('good', t('member.roleChanged')) }),
  );
  return (
    <div className={c.roleChoice}>
      {may && (
        <SegmentedControl
          fullWidth
          aria-label={t('member.changeRole')}
          disabled={setRole.isPending}
          value={person.role}
          onChange={(role) => setRole.mutate({ volunteer: person.id, role: role as Role })}
          data={(['administrator', 'member'] as const).map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
      )}
      <p className={c.quiet}>{t(`roleLine.${person.role}`)}</p>
      <Refused error={setRole.error} />
    </div>
  );
}
