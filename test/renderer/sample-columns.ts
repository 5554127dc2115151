import {
  type ColumnState,
  owaspArgon2id,
  type Plan,
  type Verification,
} from '../../preload/contract/column-encryption.ts';
import type { InventoryColumn } from '../../preload/contract/data-inventory.ts';
import { type FakeColumns, nothingPlanned } from './fake-column-encryption.ts';

export const good: Verification = {
  at: '2026-11-22T21:14:00.000Z',
  rows: 4_982,
  pending: 0,
  stale: 0,
  corrupt: 0,
  damaged: [],
};

/** A plan to encrypt `membre.iban`, changed as a test wants it. */
export function samplePlan(change: Partial<Plan> = {}): Plan {
  return {
    id: 'iban',
    table: 'membre',
    column: 'iban',
    treatment: { kind: 'encrypt', index: 'none' },
    state: 'planned',
    since: '2026-11-23T18:02:00.000Z',
    by: 'Camille',
    shadow: 'iban_enc',
    readable: true,
    differs: false,
    reached: true,
    ...change,
  };
}

const indexed = { kind: 'encrypt', index: 'email' } as const;
const hash = { kind: 'hash', argon2id: owaspArgon2id } as const;
const of = (id: string, table: string, column: string, state: ColumnState, change: Partial<Plan> = {}) =>
  samplePlan({ id, table, column, state, shadow: `${column}_enc`, ...change });

/** A plan in each state, with work here, work elsewhere, trouble, and those that change nothing. */
export const samplePlans: Plan[] = [
  of('iban', 'membre', 'iban', 'planned'),
  of('password', 'compte', 'mot_de_passe', 'backfilling', {
    treatment: hash,
    shadow: 'mot_de_passe_hash',
    now: {
      doing: 'forward',
      here: true,
      by: 'Camille',
      progress: { kind: 'encryption', step: 'hashing', done: 1_120, total: 4_982, rate: 52, secondsLeft: 74 },
    },
  }),
  of('birth', 'membre', 'date_naissance', 'backfilling', {
    by: 'Dominique',
    now: {
      doing: 'forward',
      here: false,
      by: 'Dominique',
      progress: { kind: 'encryption', step: 'encrypting', done: 3_400, total: 4_982, rate: 8_120, secondsLeft: 3 },
      paused: 'lag',
    },
  }),
  of('phone', 'membre', 'telephone', 'expanding', {
    treatment: { kind: 'encrypt', index: 'telephone' },
    problem: { code: 'RIGHT_LACKING', facts: {} },
  }),
  of('email', 'membre', 'email', 'verifying', { treatment: indexed, blindIndex: 'email_bidx', verification: good }),
  of('address', 'membre', 'adresse', 'switched', { verification: good }),
  of('rib', 'prelevement', 'rib', 'switched', {
    verification: { ...good, corrupt: 2, damaged: ['00412', '01993'] },
    readable: true,
  }),
  of('siret', 'membre', 'siret', 'contracted', { since: '2026-09-30T20:00:00.000Z', verification: good }),
  of('note', 'membre', 'note_interne', 'switched', { by: 'Dominique', readable: false, verification: good }),
  of('ip', 'connexion', 'ip', 'planned', { treatment: { kind: 'purge', clock: 'connection' } }),
  of('city', 'membre', 'ville', 'planned', {
    treatment: { kind: 'leave', reason: 'Affichée publiquement sur l’annuaire des membres.' },
  }),
];

/** A column of the inventory, to decide. */
export function sampleFound(change: Partial<InventoryColumn> = {}): InventoryColumn {
  return {
    id: 'f-membre-nom',
    table: 'membre',
    column: 'nom',
    type: 'varchar(120)',
    rows: 4_982,
    state: 'kept',
    category: 'name',
    confidence: 0.97,
    because: [
      { kind: 'name', code: 'name', facts: {} },
      { kind: 'content', code: 'names', facts: {} },
    ],
    sample: ['J•••• D•••••', 'L•• M•••••'],
    proposedTreatment: { kind: 'encrypt', index: 'text' },
    change: 'same',
    activities: [],
    inConflict: [],
    ...change,
  };
}

export const sampleUndecided: InventoryColumn[] = [
  sampleFound(),
  sampleFound({
    id: 'f-ftp-passe',
    table: 'ftp',
    column: 'passe',
    category: 'clear-password',
    proposedTreatment: { kind: 'hash' },
    sample: ['8 caractères', '12 caractères'],
  }),
  sampleFound({
    id: 'f-connexion-agent',
    table: 'connexion',
    column: 'navigateur',
    category: 'connection-trace',
    state: 'proposed',
    confidence: 0.64,
    proposedTreatment: { kind: 'purge' },
  }),
];

const known = (column: string, category: InventoryColumn['category'], table = 'membre') =>
  sampleFound({ id: `f-${table}-${column}`, table, column, ...(category ? { category } : {}) });

/** The inventory of the planned columns and of those to decide. */
export const sampleInventory: InventoryColumn[] = [
  ...sampleUndecided,
  known('iban', 'iban'),
  known('mot_de_passe', 'clear-password', 'compte'),
  known('date_naissance', 'birth-date'),
  known('telephone', 'telephone'),
  known('email', 'email'),
  known('adresse', 'postal-address'),
  known('rib', 'iban', 'prelevement'),
  known('note_interne', 'free-text'),
  known('ip', 'ip-address', 'connexion'),
  known('ville', 'postal-address'),
];

const statements = [
  {
    state: 'expanding' as const,
    sql: 'ALTER TABLE `membre` ADD COLUMN `iban_enc` VARBINARY(69) NULL AFTER `iban`, MODIFY `iban` VARCHAR(34) NULL',
  },
  {
    state: 'expanding' as const,
    sql: 'CREATE TRIGGER `ouvadesk_5f2c91aa_bu` BEFORE UPDATE ON `membre` FOR EACH ROW\n  IF NOT (CAST(CONVERT(NEW.`iban` USING utf8mb4) AS BINARY) <=> CAST(CONVERT(OLD.`iban` USING utf8mb4) AS BINARY)) AND NEW.`iban_enc` <=> OLD.`iban_enc` THEN\n    SET NEW.`iban_enc` = NULL;\n  END IF',
  },
  {
    state: 'backfilling' as const,
    sql: 'UPDATE `membre` JOIN (SELECT ? AS k, ? AS g, ? AS v UNION ALL …) AS `new` ON `membre`.`id` = `new`.k\n  SET `membre`.`iban_enc` = `new`.v\n  WHERE LEFT(UNHEX(SHA2(CAST(CONVERT(`membre`.`iban` USING utf8mb4) AS BINARY), 256)), 16) = `new`.g',
  },
  { state: 'switched' as const, sql: 'CREATE TRIGGER `ouvadesk_5f2c91aa_fi` BEFORE INSERT ON `membre` FOR EACH ROW …' },
  { state: 'contracted' as const, sql: 'ALTER TABLE `membre` DROP COLUMN `iban`, ALGORITHM=COPY' },
  {
    state: 'collapse' as const,
    sql: 'DROP TRIGGER `ouvadesk_5f2c91aa_bu`;\nALTER TABLE `membre` DROP COLUMN `iban_enc`',
  },
];

/** Plans in every state, keys, a delivery, health and a person who asks. */
export function sampleColumns(change: Partial<FakeColumns> = {}): FakeColumns {
  const volunteers = [
    { id: 'v1', name: 'Camille', me: true },
    { id: 'v2', name: 'Dominique', me: false },
    { id: 'v3', name: 'Sacha Lefèvre', me: false },
  ];
  const since = '2026-10-02T10:00:00.000Z';
  const holder = (id: string, name: string, left = false) => ({ kind: 'volunteer' as const, id, name, since, left });
  const recovery = { kind: 'recovery' as const, id: 'recovery', name: '', since, left: false };
  const key = (number: number, madeAt: string, current = true) => ({ number, madeAt, by: 'Camille', current });
  return {
    ...nothingPlanned,
    columnPlans: samplePlans,
    columnPreview: {
      at: new Date().toISOString(),
      rows: 4_982,
      values: 4_610,
      bytesNow: 1_400_000,
      bytesMore: 310_000,
      rate: 8_400,
      seconds: 1,
      verifySeconds: 2,
      roundTrip: 38,
      statements,
      lacking: [],
      obstacles: [],
      breaks: [
        { code: 'like', what: '' },
        { code: 'order-by', what: '' },
        { code: 'index', what: 'membre_iban' },
        { code: 'view', what: 'v_prelevements' },
      ],
      warnings: ['no-recovery', 'binary-log'],
    },
    columnCode: {
      library: '<?php',
      before: "$sql = 'SELECT id, iban FROM membre WHERE id = ?';\n$iban = $row['iban'];",
      after:
        "require_once __DIR__ . '/ouvadesk-columns.php';\n$columns = OuvadeskColumns::fromFile('/etc/ouvadesk/cles.json');\n$sql = 'SELECT id, iban, iban_enc FROM membre WHERE id = ?';\n$iban = $columns->read('membre', 'iban', [$row['id']], $row['iban_enc'], $row['iban']);",
    },
    keyRing: {
      standing: 'team',
      recovery: 'not-rehearsed',
      volunteers,
      columns: [
        {
          planId: 'address',
          table: 'membre',
          column: 'adresse',
          keys: [key(3, since)],
          holders: [holder('v1', 'Camille'), holder('v2', 'Dominique'), recovery],
          readable: true,
        },
        {
          planId: 'rib',
          table: 'prelevement',
          column: 'rib',
          keys: [key(1, '2025-09-12T10:00:00.000Z', false), key(4, since)],
          holders: [holder('v1', 'Camille'), holder('v9', 'Alex', true), recovery],
          readable: true,
          rotate: 'holder-left',
        },
        {
          planId: 'note',
          table: 'membre',
          column: 'note_interne',
          keys: [key(5, since)],
          holders: [holder('v2', 'Dominique')],
          readable: false,
        },
      ],
    },
    delivery: {
      place: nothingPlanned.deliveryDryRun.place,
      held: ['sshKey'],
      hostKey: nothingPlanned.deliveryDryRun.fingerprint,
      last: { at: '2026-10-03T09:20:00.000Z', by: 'Camille', columns: 2, sha256: '3f'.repeat(32) },
      due: true,
    },
    deliveryDryRun: {
      ...nothingPlanned.deliveryDryRun,
      bytes: 1_240,
      columns: [
        { table: 'membre', column: 'adresse', numbers: [3] },
        { table: 'prelevement', column: 'rib', numbers: [1, 4] },
      ],
      former: { bytes: 980, mode: '0600', modifiedAt: '2026-10-03T09:20:00.000Z', same: false, ours: true },
    },
    columnHealth: {
      checkedAt: '2026-11-24T08:00:00.000Z',
      everyDays: 30,
      columns: [
        {
          ...{ planId: 'address', table: 'membre', column: 'adresse', state: 'switched', treatment: 'encrypt' },
          ...{ verification: good, overdue: false, next: '2026-12-22', holders: 3, keyNumber: 3, keyMadeAt: since },
        },
        {
          ...{ planId: 'rib', table: 'prelevement', column: 'rib', state: 'switched', treatment: 'encrypt' },
          verification: { ...good, corrupt: 2, damaged: ['00412', '01993'] },
          ...{ overdue: false, next: '2026-12-22', holders: 3, keyNumber: 4, keyMadeAt: since, rotate: 'holder-left' },
        },
        {
          ...{ planId: 'siret', table: 'membre', column: 'siret', state: 'contracted', treatment: 'encrypt' },
          verification: { ...good, at: '2026-09-30T19:58:00.000Z' },
          ...{ overdue: true, next: '2026-10-30', holders: 2, keyNumber: 2, keyMadeAt: '2026-09-12T10:00:00.000Z' },
        },
      ],
      remains: [
        { planId: 'siret', what: 'binary-log', doneAt: '2026-10-04T10:00:00.000Z', doneBy: 'Dominique' },
        { planId: 'siret', what: 'backups', doneBy: '' },
        { planId: 'siret', what: 'key-file', doneAt: '2026-10-03T09:20:00.000Z', doneBy: 'Camille' },
      ],
    },
    accessRows: [
      { table: 'membre', key: '["00412"]', label: '00412 · Jeanne Dupont' },
      { table: 'compte', key: '["01234"]', label: '01234 · jdupont' },
    ],
    accessAnswer: {
      at: new Date().toISOString(),
      rows: [
        {
          ...{ table: 'membre', key: '["00412"]', label: '00412 · Jeanne Dupont' },
          values: [
            { column: 'id', value: '00412', was: 'clear' },
            { column: 'adresse', value: '12 rue des Lilas\n34000 Montpellier', was: 'encrypted' },
            { column: 'note_interne', value: null, was: 'no-key' },
            { column: 'telephone', value: null, was: 'clear' },
            { column: 'site', value: '<b>=1+1</b>', was: 'clear' },
          ],
        },
        {
          ...{ table: 'compte', key: '["01234"]', label: '01234 · jdupont' },
          values: [
            { column: 'login', value: 'jdupont', was: 'clear' },
            { column: 'mot_de_passe', value: null, was: 'hidden' },
            { column: 'rib', value: null, was: 'damaged' },
          ],
        },
      ],
    },
    ...change,
  };
}
