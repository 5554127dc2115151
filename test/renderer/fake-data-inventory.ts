import { implement, ORPCError } from '@orpc/server';
import { registerPurposes } from '../../main/features/data-inventory/register/export-register.ts';
import type {
  ActivityFields,
  Inventory,
  InventoryColumn,
  ProcessingActivity,
  ProcessingRegister,
  ProposedActivity,
} from '../../preload/contract/data-inventory.ts';
import { contract } from '../../preload/contract/index.ts';

/** What the fake application says of the inventory and of the register of processing. */
export interface FakeInventory {
  inventory: Inventory;
  inventoryOthers: InventoryColumn[];
  processingRegister: ProcessingRegister;
  proposedActivities: ProposedActivity[];
}

const nobody = { name: '', address: '', email: '', telephone: '' };

export const nothingInventoried: FakeInventory = {
  inventory: { columns: [], others: 0 },
  inventoryOthers: [],
  processingRegister: {
    controller: { organisation: nobody, representative: nobody, dpo: nobody },
    activities: [],
    unlinked: [],
  },
  proposedActivities: [],
};

/** A column as a scan proposes it. */
export function sampleColumn(place: string, change: Partial<InventoryColumn> = {}): InventoryColumn {
  const [table = '', column = ''] = place.split('.');
  return {
    ...{ id: place, table, column, type: 'varchar(255)', rows: 2_000, state: 'proposed', category: 'email' },
    ...{ confidence: 0.97, sample: ['m••••@o••••••.fr', 'j•••.d•••••@c•••••••.example'], change: 'same' },
    because: [
      { kind: 'name', code: 'name-says', facts: { name: column } },
      { kind: 'content', code: 'emails', facts: { share: 98, of: 384 } },
    ],
    proposedTreatment: { kind: 'encrypt', index: 'email' },
    activities: [],
    inConflict: [],
    ...change,
  };
}

const content = (code: string, share: number, more = {}) => ({
  kind: 'content' as const,
  code,
  facts: { share, of: 400, ...more },
});
const kept = { state: 'kept' as const, decidedBy: 'Camille', decidedAt: '2026-11-23T16:20:00.000Z' };

/** An Ouvadmin half reviewed: every state, a new column, one whose type changed, one that is gone. */
export const sampleInventory: Inventory = {
  scan: {
    at: '2026-11-24T08:40:00.000Z',
    tables: 42,
    columns: 611,
    values: 148_000,
    unread: [{ table: 'paiements_cb', because: 'no-right' }],
    complete: true,
  },
  others: 588,
  columns: [
    sampleColumn('acces_ftp.pass_md5', {
      ...{ category: 'password-hash', type: 'char(32)', sample: ['md5'], confidence: 0.95 },
      because: [content('hashes', 100, { family: 'md5' })],
      proposedTreatment: { kind: 'leave', because: 'already-hashed' },
    }),
    sampleColumn('comptes.id_compte', {
      ...{ category: 'identifier', type: 'char(5)', sample: ['0••••'], confidence: 0.74, state: 'dismissed' },
      because: [
        { kind: 'name', code: 'name-says', facts: { name: 'id_compte' } },
        { kind: 'key', code: 'in-primary-key', facts: {} },
      ],
      proposedTreatment: { kind: 'leave', because: 'needed-clear' },
      decidedBy: 'Camille',
      decidedAt: '2026-11-23T16:20:00.000Z',
    }),
    sampleColumn('comptes.mot_de_passe', {
      ...{ category: 'clear-password', type: 'varchar(128)', sample: ['••••••••'], confidence: 0.91 },
      because: [
        { kind: 'name', code: 'name-says', facts: { name: 'mot_de_passe' } },
        { kind: 'content', code: 'not-hashed', facts: { of: 400 } },
      ],
      proposedTreatment: { kind: 'hash' },
      ...kept,
      activities: ['Comptes et accès'],
    }),
    sampleColumn('comptes.titulaire', {
      ...{ category: 'name', sample: ['M•••• D•••••'], because: [content('known-names', 71)], confidence: 0.89 },
      proposedTreatment: { kind: 'encrypt', index: 'text' },
      ...kept,
      activities: ['Gestion des clients de l’hébergement'],
    }),
    sampleColumn('comptes.courriel', { ...kept, activities: ['Gestion des clients de l’hébergement'] }),
    sampleColumn('comptes.telephone', {
      ...{ category: 'telephone', type: 'varchar(20)', change: 'new', sample: ['•• •• •• •• ••'], confidence: 0.99 },
      because: [content('telephones', 96)],
      proposedTreatment: { kind: 'encrypt', index: 'telephone' },
    }),
    sampleColumn('comptes.derniere_connexion', {
      ...{ category: 'connection-trace', type: 'datetime', sample: ['2•••-••-••'], confidence: 0.86 },
      because: [content('instants', 100)],
      proposedTreatment: { kind: 'purge' },
    }),
    sampleColumn('comptes.commentaire', {
      ...{ category: 'free-text', type: 'text', sample: ['V• a••• M•••• : s•••••• v•••'], confidence: 0.72 },
      because: [content('sentences', 64)],
      proposedTreatment: { kind: 'encrypt', index: 'none' },
      change: 'type-changed',
      typeWas: 'varchar(255)',
      ...kept,
    }),
    sampleColumn('rib.iban', {
      ...{ category: 'iban', type: 'varchar(34)', sample: ['F•••••••••••'], confidence: 0.99 },
      because: [content('iban-key-right', 100)],
      proposedTreatment: { kind: 'encrypt', index: 'none' },
      inConflict: ['state'],
    }),
    sampleColumn('rib.proprio', {
      ...{ category: 'name', sample: [], because: [], confidence: 0, change: 'gone' },
      ...kept,
    }),
  ],
};

/** The fields of an activity as it is proposed. */
export const sampleFields: ActivityFields = {
  name: 'Gestion des clients de l’hébergement',
  reference: 'T-01',
  purpose: 'Fournir l’hébergement et en gérer les contrats',
  furtherPurposes: 'Répondre aux demandes\nPrévenir des incidents',
  legalBasis: 'contract',
  people: 'Clients\nCoopérateurs',
  data: {
    identity: {
      what: 'nom, prénom, adresse électronique',
      erasedAfter: '5 ans après la fin du contrat (décret 2021-1362)',
    },
  },
  sensitive: {},
  recipients: [
    { name: 'Bénévoles habilités', kind: 'internal' },
    { name: 'Infogérant', kind: 'processor' },
  ],
  transfers: [],
  technicalMeasures: 'Connexions chiffrées (TLS)\nColonnes chiffrées (AES-256-GCM)',
  organisationalMeasures: 'Accès réservé aux bénévoles habilités',
  createdOn: '2026-11-23',
};

const used = (place: string, category: NonNullable<InventoryColumn['category']>) => {
  const [table = '', column = ''] = place.split('.');
  return { id: place, source: 'demonstration', table, column, category, state: 'kept' as const };
};

export const sampleRegister: ProcessingRegister = {
  controller: {
    organisation: {
      name: 'Ouvaton SA coopérative',
      address: '1, rue de l’Exemple\n75000 Paris',
      email: 'contact@exemple.fr',
      telephone: '',
    },
    representative: nobody,
    dpo: { ...nobody, name: 'Camille Exemple', email: 'dpo@exemple.fr' },
  },
  activities: [
    {
      ...{ ...sampleFields, id: 'p1', updatedAt: '2026-11-24T09:10:00.000Z', updatedBy: 'Camille', inConflict: [] },
      columns: [used('comptes.titulaire', 'name'), used('comptes.courriel', 'email')],
    },
    {
      ...{ ...sampleFields, id: 'p2', updatedAt: '2026-11-24T09:12:00.000Z', updatedBy: 'Youssef', inConflict: [] },
      ...{ reference: 'T-02', name: 'Comptes et accès', purpose: 'Authentifier les personnes et protéger leurs accès' },
      columns: [used('comptes.mot_de_passe', 'clear-password')],
    },
  ],
  unlinked: [used('comptes.commentaire', 'free-text'), used('rib.iban', 'iban')],
};

export const sampleProposed: ProposedActivity[] = [
  {
    key: 'billing',
    fields: { ...sampleFields, name: 'Facturation et paiements', reference: 'T-05' },
    columns: [used('rib.iban', 'iban')],
  },
  {
    key: 'hosting-customers',
    fields: sampleFields,
    columns: [used('comptes.commentaire', 'free-text')],
    existing: 'p1',
  },
];

interface Around {
  state: FakeInventory;
  tell: (change: Partial<FakeInventory>) => void;
  follow: <T>(read: () => T, signal: AbortSignal | undefined) => AsyncGenerator<T, void>;
}

/** The calls of the inventory; what is decided or written is there at once, and a scan stands still. */
export function fakeDataInventory({ state, tell, follow }: Around) {
  const os = implement(contract.dataInventory);
  const write = (activities: ProcessingActivity[]) =>
    tell({ processingRegister: { ...state.processingRegister, activities } });
  const known = (id: string) => {
    const found = state.processingRegister.activities.find((one) => one.id === id);
    if (!found) throw new ORPCError('ACTIVITY_UNKNOWN');
    return found;
  };
  const add = (fields: ActivityFields, columns: ProcessingActivity['columns'] = []) => {
    const id = `p${state.processingRegister.activities.length + 1}`;
    const written = { updatedAt: '2026-11-24T10:00:00.000Z', updatedBy: 'Camille', inConflict: [] };
    write([...state.processingRegister.activities, { ...fields, ...written, id, columns }]);
    return id;
  };
  return {
    watch: os.watch.handler(({ signal }) => follow(() => state.inventory, signal)),
    others: os.others.handler(({ input: { search, offset, limit } }) => {
      const found = state.inventoryOthers.filter(({ table, column }) => `${table} ${column}`.includes(search));
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    }),
    scan: os.scan.handler(() => {
      tell({ inventory: { ...state.inventory, running: { kind: 'inventory', step: 'reading', done: 12, total: 42 } } });
      return { jobId: 'j1' };
    }),
    decide: os.decide.handler(({ input: { ids, state: decided, category } }) => {
      const columns = [...state.inventory.columns, ...state.inventoryOthers.filter(({ id }) => ids.includes(id))];
      const next = columns.map((column) =>
        ids.includes(column.id)
          ? {
              ...column,
              state: decided,
              ...(category ? { category } : {}),
              decidedBy: 'Camille',
              decidedAt: '2026-11-24T10:00:00.000Z',
            }
          : column,
      );
      tell({ inventory: { ...state.inventory, columns: next } });
      return { changed: ids.length };
    }),
    watchRegister: os.watchRegister.handler(({ signal }) => follow(() => state.processingRegister, signal)),
    setController: os.setController.handler(({ input }) => {
      tell({ processingRegister: { ...state.processingRegister, controller: input } });
    }),
    proposeActivities: os.proposeActivities.handler(() => state.proposedActivities),
    acceptActivities: os.acceptActivities.handler(({ input }) => {
      const chosen = state.proposedActivities.filter(({ key }) => input.keys.includes(key));
      const ids = chosen.map(({ fields, columns, existing }) => existing ?? add(fields, columns));
      tell({ proposedActivities: state.proposedActivities.filter(({ key }) => !input.keys.includes(key)) });
      return { ids };
    }),
    addActivity: os.addActivity.handler(({ input }) => ({ id: add(input) })),
    changeActivity: os.changeActivity.handler(({ input: { id, fields } }) => {
      const before = known(id);
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      write(state.processingRegister.activities.map((one) => (one === before ? { ...one, ...given } : one)));
    }),
    linkColumns: os.linkColumns.handler(({ input }) => {
      const before = known(input.id);
      const { unlinked } = state.processingRegister;
      const columns = [...before.columns, ...unlinked.filter(({ id }) => input.add.includes(id))];
      const left = columns.filter(({ id }) => !input.remove.includes(id));
      write(state.processingRegister.activities.map((one) => (one === before ? { ...one, columns: left } : one)));
    }),
    removeActivity: os.removeActivity.handler(({ input }) => {
      const before = known(input.id);
      write(state.processingRegister.activities.filter((one) => one !== before));
    }),
    exportPurposes: os.exportPurposes.handler(() => registerPurposes),
    export: os.export.handler(async function* () {
      yield { kind: 'export', step: 'writing', done: 0 };
      return {
        journalId: 'j',
        fileName: 'registre.ods',
        rows: 2,
        sheets: 4,
        bytes: 9_000,
        sha256: 'abc',
        alterations: [],
      };
    }),
  };
}
