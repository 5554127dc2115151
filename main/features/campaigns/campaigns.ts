import { setTimeout as pause } from 'node:timers/promises';
import type {
  BouncesRead,
  Campaign,
  CampaignDraft,
  Exception,
  PeopleQuery,
  Standing,
} from '../../../preload/contract/campaigns.ts';
import type { ExportRequest, Progress } from '../../../preload/contract/common.ts';
import type { Running } from '../../jobs/jobs.ts';
import { changes } from '../../shared/changes.ts';
import { refusal } from '../../shared/refusal.ts';
import { openCampaignRoom } from './campaign-room.ts';
import { openCampaignView } from './campaign-view.ts';
import type { CampaignsDeps } from './campaigns-deps.ts';
import { changeCampaign, removeCampaign, setTemplate, templatesOf, type WantedChange } from './change-campaign.ts';
import { createCampaign, prospect } from './create-campaign.ts';
import { curveOf } from './curve.ts';
import { openDue } from './due.ts';
import { openFoldedStore } from './folded-store.ts';
import type { SendingForCampaigns } from './for-sending.ts';
import { openKeeper } from './keeper.ts';
import { openMarks } from './mark-people.ts';
import { readBounces } from './read-bounces.ts';
import { openPeople } from './read-people.ts';
import { openReckoning } from './reckon.ts';
import { openRunning } from './run-campaign.ts';
import { openSmallLists } from './small-lists.ts';
import { openForForcing } from './to-force.ts';
import { type OfStep, openWriting } from './write-to.ts';

/** Milliseconds between two tellings. */
const pace = 200;
/** Where somebody can still be written to. */
const writable: ReadonlySet<Standing> = new Set(['flagged', 'notified', 'reminded', 'last-notified']);

export type Campaigns = ReturnType<typeof openCampaigns>;

/** Campaigns: members whose password is weak are asked to change it, reminded, and known to have changed by a later audit only. */
export function openCampaigns(deps: CampaignsDeps) {
  const { replica, records, jobs, clock, mail } = deps;
  const { db } = replica;
  const told = changes();
  const room = openCampaignRoom(records);
  const store = openFoldedStore(db);
  const reckoning = openReckoning(replica, clock);
  const writing = openWriting(db, room, mail, clock);
  const foldSmall = openSmallLists(db, records);
  const keeper = openKeeper({ ...deps, room, store, reckoning, foldSmall, told });
  const running = openRunning(deps, room, store, writing);
  const { due, stillDue } = openDue(db, room, store, reckoning);
  const bounceReading: { now?: Running<BouncesRead> } = {};
  let reckonedOn = reckoning.today();

  function reckonNow(people: readonly { campaign: string; person: string }[]): void {
    foldSmall();
    for (const { campaign, person } of people) {
      const found = room.find(campaign);
      if (found) reckoning.one(found, person);
    }
    told.tell();
  }
  const marks = openMarks(db, records, reckonNow);

  const sending: SendingForCampaigns = deps.openSending({
    due(now) {
      if (reckonedOn !== reckoning.today()) {
        reckonedOn = reckoning.today();
        void keeper.settle();
      }
      return due(now);
    },
    stillDue,
    compose: writing.compose,
    stop(campaign, why) {
      running.stop(campaign, why);
      told.tell();
    },
    markAddress: (address, because, at) => void marks.markAddress(address, because, at),
    news: told,
  });
  const view = openCampaignView(db, store, () => sending, deps);
  const people = openPeople(replica, () => sending);
  keeper.follow(records.news, false);
  keeper.follow(sending.news, true);

  const tellAfter = <Result>(result: Result): Result => {
    told.tell();
    return result;
  };
  const list = (): Campaign[] => room.list().map(view).reverse();

  async function* watch(signal?: AbortSignal): AsyncGenerator<Campaign[], void, void> {
    const any = changes();
    const all = [told, records.news, sending.news, mail.news];
    const over = new AbortController();
    const forward = async (news: typeof told) => {
      for await (const _ of news.follow(() => undefined, over.signal)) any.tell();
    };
    for (const news of all) void forward(news);
    try {
      for await (const _ of any.follow(() => undefined, signal)) {
        yield list();
        await pause(pace);
      }
    } finally {
      over.abort();
    }
  }

  async function* followBounces(from: 'mailbox' | 'files'): AsyncGenerator<Progress, BouncesRead, void> {
    bounceReading.now ??= jobs.run<BouncesRead>(
      'bounces',
      mail.sender()?.mailbox?.folder ?? '',
      (signal) => readBounces({ mail, sending: () => sending, clock, markAddress: marks.markAddress }, from, signal),
      { facts: ({ messages, matched }) => ({ messages, matched }) },
    );
    const job = bounceReading.now;
    job.outcome
      .catch(() => {})
      .finally(() => {
        if (bounceReading.now === job) delete bounceReading.now;
      });
    return yield* job.follow();
  }

  return {
    list,
    watch,
    prospect: (selection: Pick<CampaignDraft, 'auditId' | 'systems' | 'reasons'>) =>
      prospect(db, { ...deps, room }, selection),
    async create(draft: CampaignDraft) {
      const made = await createCampaign({ ...deps, room }, draft);
      await keeper.settle();
      return made;
    },
    async change(change: WantedChange) {
      changeCampaign(room, change);
      await keeper.settle();
      told.tell();
    },
    async remove(id: string) {
      removeCampaign(records, room, id);
      await keeper.settle();
      told.tell();
    },
    templates: (id: string) => templatesOf(room.get(id)),
    setTemplate: (change: Parameters<typeof setTemplate>[1]) => tellAfter(setTemplate(room, change)),
    preview: writing.preview,
    testSend: writing.testSend,
    start(id: string) {
      running.start(id);
      told.tell();
      sending.launch();
    },
    pause: (id: string) => tellAfter(running.pause(id)),
    async close(id: string) {
      running.close(id);
      await keeper.settle();
      told.tell();
    },
    page(query: PeopleQuery, offset: number, limit: number) {
      room.get(query.campaignId);
      return people.page(query, offset, limit);
    },
    person(campaignId: string, personId: string) {
      room.get(campaignId);
      return people.one(campaignId, personId);
    },
    except(campaignId: string, personId: string, exception: Exception) {
      room.get(campaignId);
      marks.except(campaignId, personId, exception);
    },
    unexcept(campaignId: string, personId: string) {
      room.get(campaignId);
      marks.unexcept(campaignId, personId);
    },
    forgiveAddress(campaignId: string, personId: string) {
      room.get(campaignId);
      marks.forgive(campaignId, personId);
    },
    resend({ campaignId, personId, step: stepId }: OfStep) {
      const { fields } = room.unclosed(campaignId);
      const row = reckoning.factsOf(campaignId, personId);
      const step = fields.steps.find(({ id }) => id === stepId);
      if (!row || !step) throw refusal('PERSON_UNKNOWN');
      const { standing } = people.one(campaignId, personId);
      if (row.contact === '' || !writable.has(standing)) throw refusal('NOT_REACHABLE');
      sending.resend({
        ...{ campaign: campaignId, campaignName: fields.name, step: step.id, kind: step.kind },
        ...{ person: personId, address: row.contact },
      });
      reckonNow([{ campaign: campaignId, person: personId }]);
    },
    confirm({ campaignId, personId, step }: OfStep, arrived: boolean) {
      room.get(campaignId);
      people.one(campaignId, personId);
      sending.confirm(campaignId, personId, step, arrived);
      reckonNow([{ campaign: campaignId, person: personId }]);
    },
    curve: (id: string) => curveOf(replica, room.get(id), clock()),
    readBounces: followBounces,
    export(what: 'people' | 'letters' | 'report', query: PeopleQuery, request: ExportRequest) {
      const { name } = room.get(query.campaignId).fields;
      return deps.writeExport({ dataset: `campaign-${what}`, subject: name, query, request });
    },
    /** To be told of each audit that has ended here. */
    auditEnded: (_auditId: string) => keeper.settle(),
    /** What imposed changes get of campaigns. */
    forForcing: openForForcing({ ...deps, room, today: reckoning.today, settle: keeper.settle }),
    used: () => sending.used(),
    /** Told of what was sent. */
    sent: sending.news,
    /** Everything that is shared stands in the tables, and everybody was reckoned. */
    settled: () => keeper.settleAll(),
    async closeRoom() {
      await sending.close();
      await keeper.close();
      told.end();
    },
  };
}
