import type { Database } from 'better-sqlite3';
import type {
  MailSecretName,
  MailSecrets,
  MailTestStep,
  Sender,
  SenderDraft,
  SendingRule,
} from '../../../preload/contract/mail.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { secretRoom } from '../../keychain/secret-room.ts';
import type { MailForCampaigns } from '../../mail/mail-for-campaigns.ts';
import { openTransport } from '../../mail/open-transport.ts';
import { type Changes, changes } from '../../shared/changes.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keychain, OpenSource, ShellPowers } from '../../shared/powers.ts';
import { refusal } from '../../shared/refusal.ts';
import { ruleId, sendingRule } from './kinds.ts';
import { ruleNow, writeRule } from './rule-now.ts';
import { mailStore, type StoredSender } from './store.ts';
import { type RuleSeen, watchRule } from './watch-rule.ts';

export interface MailDeps {
  readonly db: Database;
  readonly records: SharedRecords;
  readonly clock: Clock;
  readonly keychain: Keychain | undefined;
  readonly shell: Pick<ShellPowers, 'chooseOpenSource' | 'releaseOpenSource'>;
  /** What went out in the last 60 minutes and since midnight in Paris, by whoever of the team. */
  readonly used: () => { hour: number; today: number };
  /** Told when that changed. */
  readonly usedNews?: () => Changes;
}

export interface Mail extends MailForCampaigns {
  /** Refuses CA_UNREADABLE. */
  save(draft: SenderDraft, secrets: MailSecrets): Promise<Sender>;
  forget(): Promise<void>;
  /** Refuses NO_SENDER. */
  test(signal?: AbortSignal): Promise<AsyncGenerator<MailTestStep, void, void>>;
  watchRule(signal?: AbortSignal): AsyncGenerator<RuleSeen, void, void>;
  setRule(rule: SendingRule): void;
  /** Asks for messages that came back; bounces('files') reads them. */
  chooseBounces(): Promise<{ upload?: string } | null>;
  /** Stops what runs; to be called before the vault closes. */
  close(): Promise<void>;
}

/** What needs the libraries of mail is read when first needed: they would hold up the first screen. */
const later = {
  save: () => import('./save-sender.ts'),
  test: () => import('./test-sender.ts'),
  bounces: () => import('./bounces.ts'),
};

/** From whom members hear, by which servers, how fast, and what came back. */
export function openMail({ db, records, clock, keychain, shell, used, usedNews }: MailDeps): Mail {
  const store = mailStore(db);
  const secrets = secretRoom<MailSecretName>('mail', store, keychain);
  const news = changes();
  const closing = new AbortController();
  let chosen: OpenSource | undefined;
  const stopOf = (signal?: AbortSignal) => (signal ? AbortSignal.any([signal, closing.signal]) : closing.signal);

  const shown = ({ id, draft, lastTest }: StoredSender): Sender => ({
    ...{ ...draft, ...secrets.held(id) },
    ...(lastTest ? { lastTest } : {}),
  });
  const known = (): StoredSender => {
    const found = store.find();
    if (!found) throw refusal('NO_SENDER');
    return found;
  };

  const sender = () => {
    const found = store.find();
    return found && shown(found);
  };
  async function release(): Promise<void> {
    const source = chosen;
    chosen = undefined;
    if (source) await shell.releaseOpenSource(source);
  }
  async function choose(): Promise<OpenSource | undefined> {
    const source = await shell.chooseOpenSource('eml', { also: ['mbox'], several: true });
    if (source) await release();
    chosen = source ?? chosen;
    return source;
  }
  /** The files chosen before, or those chosen now; a shell that must be given the file first has nothing yet. */
  async function files(): Promise<OpenSource> {
    const asked = chosen === undefined;
    const source = chosen ?? (await choose());
    if (!source) throw refusal('NOTHING_CHOSEN');
    if (asked && source.upload !== undefined) {
      await release();
      throw refusal('NOTHING_CHOSEN');
    }
    chosen = undefined;
    return source;
  }

  return {
    sender,
    async save(draft, given) {
      const { saveSender } = await later.save();
      await saveSender({ store, secrets }, draft, given);
      news.tell();
      return shown(known());
    },
    async forget() {
      const found = store.find();
      if (!found) return;
      const { held } = secrets.held(found.id);
      store.forget();
      await secrets.forget(found.id, held);
      news.tell();
    },
    async test(signal) {
      const { id, draft } = known();
      const { values } = await secrets.read(id);
      const { testSender } = await later.test();
      const ended = (passed: boolean) => {
        store.tested(clock().toISOString(), passed);
        news.tell();
      };
      return testSender(draft, values, ended, stopOf(signal));
    },
    async openTransport() {
      const { id, draft } = known();
      const { values } = await secrets.read(id);
      return openTransport(draft.smtp, values.smtpPassword);
    },
    rule: () => ruleNow(records),
    setRule(rule) {
      const fields = { rule: writeRule(rule) };
      if (records.get(sendingRule, ruleId)) records.change(sendingRule, ruleId, fields);
      else records.create(sendingRule, fields, ruleId);
      news.tell();
    },
    watchRule: (signal) => watchRule(records, used, usedNews?.(), stopOf(signal)),
    news,
    async chooseBounces() {
      const source = await choose();
      return source ? { ...(source.upload === undefined ? {} : { upload: source.upload }) } : null;
    },
    async *bounces(from, signal) {
      const { fileBounces, mailboxBounces } = await later.bounces();
      const deps = { store, secrets, shell };
      const stop = stopOf(signal);
      yield* from === 'mailbox' ? mailboxBounces(deps, stop) : fileBounces(await files(), deps, stop);
    },
    async close() {
      closing.abort();
      news.end();
      await release();
    },
  };
}
