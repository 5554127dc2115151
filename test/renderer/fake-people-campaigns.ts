import { implement, ORPCError } from '@orpc/server';
import type {
  BouncesRead,
  Campaign,
  CurvePoint,
  Delivery,
  PeopleQuery,
  Person,
  Prospect,
  Template,
  Templates,
} from '../../preload/contract/campaigns.ts';
import type { Progress } from '../../preload/contract/common.ts';
import { contract } from '../../preload/contract/index.ts';
import { countsOf, fourSteps, sampleTemplates } from '../features/campaigns/sample-campaigns.ts';

/** What the fake application says of the campaigns that write to people. */
export interface FakePeopleCampaigns {
  peopleCampaigns: Campaign[];
  /** The people of every campaign. */
  people: Person[];
  /** Messages of a person beside the latest one, by id. */
  deliveries: Record<string, Delivery[]>;
  templates: Templates;
  curve: CurvePoint[];
  prospect: Prospect;
  bounces: BouncesRead;
}

export const noCampaign: FakePeopleCampaigns = {
  peopleCampaigns: [],
  people: [],
  deliveries: {},
  templates: sampleTemplates(),
  curve: [],
  prospect: { people: 372, accounts: 451, unreachable: 31, inAnother: 4 },
  bounces: { messages: 48, bounces: 15, matched: 14, marked: 12 },
};

interface Around {
  state: FakePeopleCampaigns;
  tell: (change: Partial<FakePeopleCampaigns>) => void;
  follow: <T>(read: () => T, signal: AbortSignal | undefined) => AsyncGenerator<T, void>;
}

const purposes = {
  people: [{ key: 'follow-campaign', columns: ['name', 'address', 'standing', 'accounts', 'reasons'], keepDays: 60 }],
  letters: [{ key: 'write-by-post', columns: ['name', 'accounts', 'reasons', 'unreachable'], keepDays: 30 }],
  report: [{ key: 'report', columns: ['standing', 'people'], keepDays: 365 }],
};

/** The calls of the campaigns: each deed changes what is told as the real one does, at once and without a server. */
export function fakePeopleCampaigns({ state, tell, follow }: Around) {
  const os = implement(contract.campaigns);
  const campaignOf = (id: string) => {
    const found = state.peopleCampaigns.find((one) => one.id === id);
    if (!found) throw new ORPCError('CAMPAIGN_UNKNOWN');
    return found;
  };
  const personOf = (id: string) => {
    const found = state.people.find((one) => one.id === id);
    if (!found) throw new ORPCError('PERSON_UNKNOWN');
    return found;
  };
  const become = (id: string, change: (campaign: Campaign) => Campaign) => {
    campaignOf(id);
    tell({ peopleCampaigns: state.peopleCampaigns.map((one) => (one.id === id ? change(one) : one)) });
  };
  /** `change` gives the person as it is from then on. */
  const alter = (id: string, change: (person: Person) => Person) => {
    personOf(id);
    tell({
      people: state.people.map((one) => (one.id === id ? change(one) : one)),
      peopleCampaigns: [...state.peopleCampaigns],
    });
  };
  const messages = (person: Person) => [...(state.deliveries[person.id] ?? []), ...(person.last ? [person.last] : [])];
  return {
    watch: os.watch.handler(({ signal }) => follow(() => state.peopleCampaigns, signal)),
    prospect: os.prospect.handler(() => state.prospect),
    create: os.create.handler(({ input }) => {
      if (state.peopleCampaigns.some(({ name }) => name === input.name)) throw new ORPCError('NAME_TAKEN');
      const id = `k${state.peopleCampaigns.length + 1}`;
      const { auditId: _, imposedOn, ...draft } = input;
      const campaign: Campaign = {
        ...draft,
        ...(imposedOn ? { imposedOn } : {}),
        id,
        state: 'draft',
        connectionName: 'Ouvadmin',
        auditAt: '2026-11-23T13:02:00.000Z',
        createdAt: '2026-11-24T10:00:00.000Z',
        createdBy: 'Camille',
        people: state.prospect.people,
        accounts: state.prospect.accounts,
        counts: countsOf({
          flagged: state.prospect.people - state.prospect.unreachable,
          unreachable: state.prospect.unreachable,
        }),
        deliveries: {},
        due: 0,
        sendsHere: true,
        verifiesHere: true,
        inConflict: [],
      };
      tell({ peopleCampaigns: [campaign, ...state.peopleCampaigns] });
      return { id };
    }),
    change: os.change.handler(({ input: { campaignId, imposedOn, ...given } }) => {
      become(campaignId, ({ imposedOn: before, ...campaign }) => {
        const day = imposedOn === undefined ? before : imposedOn;
        const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
        return { ...campaign, ...(day ? { imposedOn: day } : {}), ...known };
      });
    }),
    remove: os.remove.handler(({ input }) => {
      campaignOf(input.campaignId);
      tell({ peopleCampaigns: state.peopleCampaigns.filter(({ id }) => id !== input.campaignId) });
    }),
    templates: os.templates.handler(() => state.templates),
    setTemplate: os.setTemplate.handler(({ input: { kind, language, template, campaignId } }) => {
      campaignOf(campaignId);
      refuseBad(template);
      tell({ templates: { ...state.templates, [kind]: { ...state.templates[kind], [language]: template } } });
    }),
    preview: os.preview.handler(({ input }) => {
      const person = personOf(input.personId);
      const step = fourSteps.find(({ id }) => id === input.step) ?? { kind: 'notice' as const };
      const words = input.unsaved?.template ?? state.templates[step.kind].fr;
      refuseBad(words);
      return written(words, person);
    }),
    testSend: os.testSend.handler(() => ({ kind: 'sent' as const, said: '250 2.0.0 Ok: queued as 4QZ' })),
    start: os.start.handler(({ input }) =>
      become(input.campaignId, ({ stop: _, ...one }) => ({
        ...one,
        state: 'open',
        startedAt: one.startedAt ?? '2026-11-24T10:05:00.000Z',
      })),
    ),
    pause: os.pause.handler(({ input }) => become(input.campaignId, (one) => ({ ...one, state: 'paused' }))),
    close: os.close.handler(({ input }) => become(input.campaignId, (one) => ({ ...one, state: 'closed' }))),
    people: os.people.handler(({ input: { offset, limit, ...query } }) => {
      campaignOf(query.campaignId);
      const found = selected(state.people, query);
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    }),
    person: os.person.handler(({ input }) => {
      const person = personOf(input.personId);
      return { ...person, deliveries: messages(person) };
    }),
    except: os.except.handler(({ input }) =>
      alter(input.personId, (one) => ({ ...one, standing: 'excepted', exception: input.exception })),
    ),
    unexcept: os.unexcept.handler(({ input }) =>
      alter(input.personId, ({ exception: _, ...one }) => ({ ...one, standing: 'notified' })),
    ),
    resend: os.resend.handler(({ input }) => {
      const person = personOf(input.personId);
      if (person.last?.state === 'to-confirm') throw new ORPCError('FATE_UNKNOWN');
      if (person.unreachable) throw new ORPCError('NOT_REACHABLE');
      alter(input.personId, ({ last, ...one }) =>
        last ? { ...one, last: { ...last, attempt: last.attempt + 1, state: 'claimed' } } : one,
      );
    }),
    confirm: os.confirm.handler(({ input }) => {
      const person = personOf(input.personId);
      if (person.last?.state !== 'to-confirm') throw new ORPCError('NOTHING_TO_CONFIRM');
      alter(input.personId, ({ last, ...one }) =>
        last ? { ...one, last: { ...last, state: input.arrived ? 'sent' : 'gave-up' } } : one,
      );
    }),
    forgiveAddress: os.forgiveAddress.handler(({ input }) =>
      alter(input.personId, ({ unreachable: _, ...one }) => ({ ...one, standing: 'notified' })),
    ),
    curve: os.curve.handler(() => state.curve),
    readBounces: os.readBounces.handler(async function* (): AsyncGenerator<Progress, BouncesRead, void> {
      const { messages: total } = state.bounces;
      yield { kind: 'bounces', step: 'reading', done: Math.floor(total / 2), total };
      return state.bounces;
    }),
    exportPurposes: os.exportPurposes.handler(({ input }) => purposes[input.what]),
    export: os.export.handler(async function* ({ input }) {
      yield { kind: 'export', step: 'writing', done: 0 } as Progress;
      const rows = selected(state.people, input.query).length;
      return {
        journalId: 'j1',
        fileName: `campagne-${input.what}-2026-11-24.${input.request.format}`,
        rows,
        sheets: 1,
        bytes: 4096 + rows * 80,
        sha256: 'ab'.repeat(32),
        alterations: [],
      };
    }),
  };
}

/** Every standing, search by each word, in the order of the name. */
function selected(people: readonly Person[], query: PeopleQuery): Person[] {
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = people.filter(
    (one) =>
      (query.ids.length === 0 || query.ids.includes(one.id)) &&
      (query.standings.length === 0 || query.standings.includes(one.standing)) &&
      (query.deliveries.length === 0 || (one.last !== undefined && query.deliveries.includes(one.last.state))) &&
      (query.reasons.length === 0 ||
        one.accounts.some(({ reasons }) => query.reasons.some((reason) => reasons.includes(reason)))) &&
      words.every((word) => JSON.stringify([one.name, one.address, one.accounts]).toLowerCase().includes(word)),
  );
  const key = ({ name, address, standing, accounts, last }: Person) =>
    ({ name, address, standing, accounts: String(accounts.length).padStart(6, '0'), last: last?.at ?? '' })[query.sort];
  found.sort((one, other) => key(one).localeCompare(key(other), 'fr'));
  return query.direction === 'descending' ? found.reverse() : found;
}

function refuseBad({ body, subject }: Template): void {
  const link = /https?:\/\/\S*|www\.\S*/.exec(`${subject} ${body}`);
  if (link) throw new ORPCError('TEMPLATE_HAS_LINK', { data: { found: link[0] } });
  const named = [...body.matchAll(/\{([^{}]*)\}/g)].map(([, field]) => field ?? '');
  const fields = named.filter((field) => !['name', 'accounts', 'panel', 'contact', 'deadline', 'rule'].includes(field));
  if (fields.length > 0) throw new ORPCError('TEMPLATE_FIELD_UNKNOWN', { data: { fields } });
  if (!named.includes('accounts')) throw new ORPCError('TEMPLATE_FIELD_LACKS', { data: { field: 'accounts' } });
}

function written({ subject, body }: Template, { name, address, accounts }: Person) {
  const lines = accounts.map(({ login, reasons }) => `- ${login} : ${reasons.length} motifs`).join('\n');
  const fields: Record<string, string> = {
    name,
    accounts: lines,
    panel: 'tapez ouvaton.coop dans votre navigateur, puis choisissez Ouvadmin',
    contact: 'assistance@ouvaton.coop',
    deadline: '11 janvier 2027',
    rule: 'La règle : de 8 à 14 caractères, dont une minuscule, une majuscule, un chiffre et un signe.',
  };
  const text = body.replaceAll(/\{(\w+)\}/g, (whole, field: string) => fields[field] ?? whole);
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const blocks = escaped.split('\n\n').map((block) =>
    block.startsWith('- ')
      ? `<ul>${block
          .split('\n')
          .map((line) => `<li>${line.slice(2)}</li>`)
          .join('')}</ul>`
      : `<p>${block.replaceAll('\n', '<br>')}</p>`,
  );
  return { to: address, subject, text, html: `<!doctype html><html><body>${blocks.join('')}</body></html>` };
}
