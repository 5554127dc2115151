import { sampleJournal } from '../../features/exports/sample-journal.ts';
import { generateAccounts } from '../../features/password-campaigns/generated-accounts.ts';
import { auditOf, generatedCampaigns, olderAudits } from '../../features/password-campaigns/generated-campaigns.ts';
import { allNotices, inStep, offlineSince, sampleConflicts, sampleHistory } from '../../features/sync/sample-sync.ts';
import {
  awaiting,
  removed,
  sampleInvitation,
  sampleRequest,
  sampleShares,
  sampleTeam,
} from '../../features/volunteers/sample-team.ts';
import { FakeApplication } from '../fake-application.ts';

/**
 * The window with the fake application behind it, to look at: `npx vite --config test/renderer/preview/vite.config.ts`.
 * "?locale=en&theme=dark&vault=locked&team=member&sync=notices" chooses where it begins; `application` is at hand in the console.
 */
const asked = new URLSearchParams(location.search);
const application = new FakeApplication();
const { state } = application;
state.preferences = {
  locale: asked.get('locale') === 'en' ? 'en' : 'fr',
  theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
  railCollapsed: asked.has('collapsed'),
};
const vault = asked.get('vault');
if (vault === 'absent') state.vault = { kind: 'absent' };
if (vault === 'locked') state.vault = { kind: 'locked', remembered: true, why: 'idle' };
const count = Number(asked.get('accounts') ?? 0);
if (count > 0) {
  const accounts = generateAccounts(count);
  const latest = auditOf(accounts);
  const cut = asked.get('audit');
  if (cut === 'running' || cut === 'interrupted' || cut === 'cancelled') latest.state = cut;
  state.audits = [latest, ...olderAudits(latest)];
  state.campaigns = (audits) => generatedCampaigns(accounts, audits);
  state.journal = sampleJournal();
  state.mapping = {
    connectionId: 'c1',
    version: 1,
    savedAt: '2026-11-20T09:12:00.000Z',
    systems: state.proposals.map(({ mapping }) => mapping),
  };
  if (cut === 'running')
    state.jobs = [
      {
        id: 'j1',
        kind: 'audit',
        subject: 'Ouvadmin',
        state: 'running',
        startedAt: '2026-11-24T10:00:00.000Z',
        step: 'judging',
        done: 1_120,
        total: 5_000,
        rate: 412,
        secondsLeft: 184,
      },
    ];
}
const team = asked.get('team');
if (team !== null) {
  const teams = { alone: state.team, awaiting: awaiting(), removed, member: sampleTeam({ requests: [sampleRequest] }) };
  state.team = teams[team as keyof typeof teams] ?? teams.member;
  state.invitation = sampleInvitation;
  state.shares = sampleShares(6);
}
const sync = asked.get('sync');
if (sync !== null) {
  const trouble = sync === 'offline' ? offlineSince : { kind: 'current' as const };
  state.sync = inStep({ state: trouble, conflicts: 3, notices: sync === 'notices' ? allNotices : [] });
  state.conflicts = sampleConflicts();
  state.history = sampleHistory();
}
Object.assign(globalThis, { application: application.connect() });
await import('../../../renderer/main.ts');
