import {
  countsOf,
  sampleCampaign,
  sampleCurve,
  samplePeople,
  samplePerson,
} from '../../features/campaigns/sample-campaigns.ts';
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
 * "?locale=en&theme=dark&vault=locked&team=member&sync=notices&columns=all&inventory=all&retention=all" chooses where it begins; `application` is at hand in the console.
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
const campaigns = asked.get('campaigns');
if (campaigns !== null) {
  const { sampleSender } = await import('../fake-mail.ts');
  const states = ['draft', 'open', 'paused', 'stopped', 'closed'] as const;
  const stop = {
    because: 'too-many-refused' as const,
    facts: { refused: 24, of: 61 },
    at: '2026-11-24T09:12:00.000Z',
  };
  const shown = states.find((one) => one === campaigns) ?? 'open';
  state.peopleCampaigns = [
    sampleCampaign({
      state: shown,
      ...(shown === 'stopped' ? { stop } : {}),
      ...(shown === 'draft' ? { deliveries: {}, counts: countsOf({ flagged: 369, unreachable: 31 }) } : {}),
    }),
    sampleCampaign({
      id: 'k0',
      name: 'Mots de passe partagés',
      state: 'closed',
      auditAt: '2026-03-03T08:00:00.000Z',
      inConflict: [],
    }),
  ];
  state.people = [
    ...samplePeople(400),
    samplePerson(7, {
      id: 'aa',
      name: 'Aa À confirmer',
      standing: 'notified',
      last: {
        step: 's1',
        kind: 'notice',
        attempt: 1,
        state: 'to-confirm',
        at: '2026-11-24T09:12:00.000Z',
        by: 'Camille',
      },
    }),
  ];
  state.curve = sampleCurve();
  state.sender = sampleSender;
}
const inventory = asked.get('inventory');
if (inventory !== null) {
  const { sampleInventory, sampleProposed, sampleRegister } = await import('../fake-data-inventory.ts');
  const running = { kind: 'inventory', step: 'reading', done: 12, total: 42 };
  state.inventory = inventory === 'running' ? { ...sampleInventory, running } : sampleInventory;
  state.processingRegister = sampleRegister;
  state.proposedActivities = sampleProposed;
}
if (asked.has('retention')) {
  const { sampleRetention } = await import('../fake-retention.ts');
  Object.assign(state, sampleRetention());
}
const columns = asked.get('columns');
if (columns !== null) {
  const { sampleColumns, sampleInventory: columnsFound } = await import('../sample-columns.ts');
  Object.assign(state, sampleColumns(columns === 'none' ? { columnPlans: [] } : {}));
  state.inventory = { columns: columns === 'none' ? [] : columnsFound, others: 0 };
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
