import { expect, it } from 'vitest';
import { campaignLetters, campaignPeople } from '../../../main/features/campaigns/export-people.ts';
import { campaignPurposes } from '../../../main/features/campaigns/export-purposes.ts';
import { campaignReport } from '../../../main/features/campaigns/export-report.ts';
import type { Dataset } from '../../../main/shared/spreadsheet/dataset.ts';
import { newReplica } from '../../database/replica/new-replica.ts';

/** Ten people notified, two changed, one without an address; the first has two accounts. */
async function filled() {
  const { db } = await newReplica();
  const person = db.prepare(`
    INSERT INTO campaign_person (campaign, person, name, name_key, address, contact, unusable, accounts, reasons, search, standing, unreachable, last_at, next_on, next_step, next_kind)
    VALUES ('k', ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, '2026-11-02T23:30:00.000Z', '2026-11-17', 'r', 'reminder')`);
  const account = db.prepare(`
    INSERT INTO campaign_account (campaign, system, source_key, person, account_id, login, reasons) VALUES ('k', ?, ?, ?, ?, ?, ?)`);
  for (let at = 0; at < 13; at += 1) {
    const [name, alone] = [`Membre ${String(at).padStart(2, '0')}`, at === 12];
    const standing = alone ? 'unreachable' : at < 10 ? 'notified' : 'verified';
    const address = alone ? '' : `membre${at}@exemple.fr`;
    person.run(
      `p${at}`,
      name,
      name.toLowerCase(),
      address,
      address,
      alone ? 'no-address' : null,
      at === 0 ? 2 : 1,
      name.toLowerCase(),
      standing,
      alone ? 'no-address' : null,
    );
    account.run('account', `["${at}"]`, `p${at}`, `0000${at}`, `login${at}`, 1);
  }
  account.run('mailbox', '["100"]', 'p0', '00000', 'boite@exemple.fr', 1 | 16);
  db.prepare("INSERT INTO campaign_exception VALUES ('k', 'p0', 'en voyage', '2026-12-01')").run();
  return db;
}

const query = (change: object = {}) => ({ campaignId: 'k', ...change });

function written(dataset: Dataset, db: Awaited<ReturnType<typeof filled>>, asked: object, columns: readonly string[]) {
  const rows = [...dataset.rows(db, asked, 'fr', columns)];
  expect(dataset.count(db, asked)).toBe(rows.length);
  return rows;
}

it('writes everybody, a line an account, as the list is searched', async () => {
  const db = await filled();
  const [{ columns } = { columns: [] }] = campaignPurposes.people;
  const rows = written(campaignPeople, db, query(), columns);
  expect(rows).toHaveLength(14);
  expect(rows[0]).toEqual([
    ...['Membre 00', 'membre0@exemple.fr', 'prévenu', null, 'Compte Ouvadmin', '00000', 'login0', 'est trop court'],
    ...['2026-11-03', '2026-11-17', 'en voyage (2026-12-01)'],
  ]);
  expect(written(campaignPeople, db, query({ search: 'MEMBRE 03' }), ['name'])).toEqual([['Membre 03']]);
});

it('writes a letter a person whom no message reaches, or those that were picked', async () => {
  const db = await filled();
  expect(written(campaignLetters, db, query(), ['name', 'accountId', 'unreachable'])).toEqual([
    ['Membre 12', '000012', 'aucune adresse'],
  ]);
  expect(written(campaignLetters, db, query({ ids: ['p0'] }), ['accounts', 'reasons'])).toEqual([
    ['Compte Ouvadmin login0, Boîte mail boite@exemple.fr', 'est trop court et ne contient aucun chiffre'],
  ]);
});

it('reports counts only, and none that points to a person', async () => {
  const db = await filled();
  const rows = written(campaignReport, db, query({ ids: ['p0'] }), ['standing', 'people', 'share']);
  expect(rows.filter(([, people]) => people !== 0)).toEqual([
    ['Toutes', 13, 100],
    ['prévenu', 10, 76.9],
    ['changé et vérifié', null, null],
    ['injoignable par message', null, null],
  ]);
});

it('offers no column that a dataset has not', () => {
  const datasets = { people: campaignPeople, letters: campaignLetters, report: campaignReport };
  for (const what of ['people', 'letters', 'report'] as const)
    for (const { key, columns } of campaignPurposes[what]) {
      const known = datasets[what].columns.map((column) => column.key);
      expect(columns.filter((column) => !known.includes(column))).toEqual([]);
      expect(datasets[what].purposes?.[key]).toBeDefined();
    }
});
