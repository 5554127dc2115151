import type { Database } from 'better-sqlite3';
import { fold } from '../../shared/fold-text.ts';
import type { AccountKey } from './for-forcing.ts';
import type { PersonRow } from './people-rows.ts';
import type { JudgedAgain } from './rules/judge-again.ts';

export type Since = Exclude<JudgedAgain, 'unknown'>;

/** The account's verdict with its audit's instant wins that is the later; the same word twice changes nothing. */
const sinceSql = `
  UPDATE campaign_account SET since = $since, since_at = $at
  WHERE campaign = $campaign AND system = $system AND source_key = $sourceKey
    AND (since_at IS NULL OR since_at < $at OR (since_at = $at AND since < $since))`;
const imposedSql = `
  UPDATE campaign_account SET imposed = $imposed, imposed_at = $at
  WHERE campaign = $campaign AND system = $system AND source_key = $sourceKey
    AND (imposed_at IS NULL OR imposed_at < $at OR (imposed_at = $at AND imposed > $imposed))`;

/** Writes what is folded of shared records, each batch in one transaction with the mark that it was. */
export function openFoldedStore(db: Database) {
  const addPerson = db.prepare(`
    INSERT INTO campaign_person (campaign, person, name, name_key, address, contact, unusable, accounts, reasons, search, standing)
    VALUES ($campaign, $id, $name, $nameKey, $address, $contact, $unusable, $count, $reasons, $search, 'flagged')
    ON CONFLICT (campaign, person) DO NOTHING`);
  const addAccount = db.prepare(`
    INSERT INTO campaign_account (campaign, system, source_key, person, account_id, login, reasons, fingerprint)
    VALUES ($campaign, $system, $sourceKey, $person, $accountId, $login, $reasons, $fingerprint)
    ON CONFLICT (campaign, system, source_key) DO NOTHING`);
  const setSince = db.prepare(sinceSql);
  const setImposed = db.prepare(imposedSql);
  const mark = db.prepare(
    'INSERT INTO campaign_folded (record, campaign, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const marked = db.prepare('SELECT record FROM campaign_folded WHERE kind = ?').pluck();
  const unmark = db.prepare("DELETE FROM campaign_folded WHERE campaign = ? AND kind <> 'campaign-people'");
  const uncompare = db.prepare('UPDATE campaign_here SET compared = NULL WHERE campaign = ?');
  const known = db.prepare('SELECT DISTINCT campaign FROM campaign_person').pluck();
  const emptied = ['campaign_person', 'campaign_account', 'campaign_exception', 'campaign_folded', 'campaign_here'];
  const forget = emptied.map((table) => db.prepare(`DELETE FROM ${table} WHERE campaign = ?`));
  const here = db.prepare('SELECT sends, compared FROM campaign_here WHERE campaign = ?');
  const setSends = db.prepare(`INSERT INTO campaign_here (campaign, sends) VALUES ($campaign, $sends)
    ON CONFLICT (campaign) DO UPDATE SET sends = $sends`);
  const setCompared = db.prepare(`INSERT INTO campaign_here (campaign, compared) VALUES ($campaign, $audit)
    ON CONFLICT (campaign) DO UPDATE SET compared = $audit`);

  function addOne(campaign: string, person: PersonRow, printOf: (account: AccountKey) => Uint8Array | null): void {
    const { accounts, ...who } = person;
    const texts = [who.name, who.address, ...accounts.flatMap(({ accountId, login }) => [accountId, login])];
    addPerson.run({
      ...who,
      campaign,
      nameKey: fold(who.name),
      count: accounts.length,
      reasons: accounts.reduce((bits, { reasons }) => bits | reasons, 0),
      search: fold(texts.join(' ')),
    });
    for (const account of accounts)
      addAccount.run({ ...account, campaign, person: person.id, fingerprint: printOf(account) });
  }

  return {
    folded: (kind: string): ReadonlySet<string> => new Set(marked.all(kind) as string[]),
    /** A record that cannot be read, or was deleted, is not asked for again. */
    pass: (record: string, campaign: string, kind: string) => void mark.run(record, campaign, kind),
    /** Words about accounts may have come before them, and an audit been compared without them: both are to be done again. */
    addPeople: db.transaction(
      (
        record: string,
        campaign: string,
        people: readonly PersonRow[],
        printOf: (account: AccountKey) => Uint8Array | null,
      ) => {
        for (const person of people) addOne(campaign, person, printOf);
        unmark.run(campaign);
        uncompare.run(campaign);
        mark.run(record, campaign, 'campaign-people');
      },
    ),
    setSince: db.transaction(
      (record: string, campaign: string, at: string, rows: readonly (AccountKey & { readonly since: Since })[]) => {
        for (const row of rows) setSince.run({ ...row, campaign, at });
        mark.run(record, campaign, 'campaign-verdicts');
      },
    ),
    setImposed: db.transaction(
      (record: string, campaign: string, at: string, undone: boolean, rows: readonly AccountKey[]) => {
        for (const row of rows) setImposed.run({ ...row, campaign, at, imposed: Number(!undone) });
        mark.run(record, campaign, 'campaign-imposed');
      },
    ),
    /** The campaigns of which people are known here. */
    known: () => known.all() as string[],
    forget: db.transaction((campaign: string) => {
      for (const statement of forget) statement.run(campaign);
    }),
    sendsHere: (campaign: string) => (here.get(campaign) as { sends: number } | undefined)?.sends === 1,
    setSends: (campaign: string, sends: boolean) => void setSends.run({ campaign, sends: Number(sends) }),
    compared: (campaign: string) =>
      (here.get(campaign) as { compared: string | null } | undefined)?.compared ?? undefined,
    setCompared: (campaign: string, audit: string) => void setCompared.run({ campaign, audit }),
  };
}

export type FoldedStore = ReturnType<typeof openFoldedStore>;
