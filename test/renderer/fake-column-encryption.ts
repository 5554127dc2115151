import { implement, ORPCError } from '@orpc/server';
import type {
  AccessAnswer,
  AccessRow,
  Delivery,
  DeliveryDryRun,
  Health,
  KeyRing,
  Plan,
  Preview,
} from '../../preload/contract/column-encryption.ts';
import { contract } from '../../preload/contract/index.ts';

/** What the fake application says of column encryption. */
export interface FakeColumns {
  columnPlans: Plan[];
  columnPreview: Preview;
  columnCode: { library: string; before: string; after: string };
  keyRing: KeyRing;
  delivery: Delivery;
  deliveryDryRun: DeliveryDryRun;
  columnHealth: Health;
  accessRows: AccessRow[];
  accessAnswer: AccessAnswer;
}

const at = '2026-11-24T10:00:00.000Z';

export const nothingPlanned: FakeColumns = {
  columnPlans: [],
  columnPreview: {
    at,
    rows: 0,
    values: 0,
    bytesNow: 0,
    bytesMore: 0,
    rate: 0,
    seconds: 0,
    verifySeconds: 0,
    roundTrip: 0,
    statements: [],
    lacking: [],
    obstacles: [],
    breaks: [],
    warnings: [],
  },
  columnCode: { library: '<?php', before: '', after: '' },
  keyRing: { columns: [], volunteers: [], standing: 'alone', recovery: 'none' },
  delivery: { held: [], due: false },
  deliveryDryRun: {
    id: 'dd1',
    at,
    place: { host: 'ouvadmin.ouvaton.coop', port: 22, user: 'ouvadmin', auth: 'key', path: '/etc/ouvadesk/cles.json' },
    fingerprint: 'SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDelaLPFZpnGmBtSTo',
    folder: { exists: true, mode: '0700', writable: true, othersRead: false },
    columns: [],
    bytes: 0,
  },
  columnHealth: { columns: [], everyDays: 30, remains: [] },
  accessRows: [],
  accessAnswer: { at, rows: [] },
};

interface Around {
  state: FakeColumns;
  tell: (change: Partial<FakeColumns>) => void;
  follow: <T>(read: () => T, signal: AbortSignal | undefined) => AsyncGenerator<T, void>;
}

/** The calls of column encryption; a step forward begins work that stands still, and a step back is done at once. */
export function fakeColumnEncryption({ state, tell, follow }: Around) {
  const os = implement(contract.columnEncryption);
  const planOf = (id: string): Plan => {
    const plan = state.columnPlans.find((one) => one.id === id);
    if (!plan) throw new ORPCError('PLAN_UNKNOWN');
    return plan;
  };
  const keep = (plan: Plan) => tell({ columnPlans: [...state.columnPlans.filter(({ id }) => id !== plan.id), plan] });
  const begin = (id: string, doing: NonNullable<Plan['now']>['doing'], step: string) => {
    const { problem: _, ...plan } = planOf(id);
    keep({ ...plan, now: { doing, here: true, by: 'Camille', progress: { kind: 'encryption', step, done: 0 } } });
  };
  const holders = (planId: string, change: (of: KeyRing['columns'][number]['holders']) => typeof of) =>
    tell({
      keyRing: {
        ...state.keyRing,
        columns: state.keyRing.columns.map((one) =>
          one.planId === planId ? { ...one, holders: change(one.holders) } : one,
        ),
      },
    });
  return {
    watchPlans: os.watchPlans.handler(({ signal }) => follow(() => state.columnPlans, signal)),
    plan: os.plan.handler(({ input: { table, column, treatment } }) => {
      const known = state.columnPlans.find((one) => one.table === table && one.column === column);
      const id = known?.id ?? `p-${table}-${column}`;
      keep({
        id,
        table,
        column,
        treatment,
        state: 'planned',
        since: at,
        by: 'Camille',
        readable: true,
        differs: false,
        reached: true,
        shadow: `${column}_${treatment.kind === 'hash' ? 'hash' : 'enc'}`,
      });
      return { planId: id };
    }),
    forget: os.forget.handler(({ input: { planId } }) => {
      planOf(planId);
      tell({ columnPlans: state.columnPlans.filter(({ id }) => id !== planId) });
    }),
    preview: os.preview.handler(() => state.columnPreview),
    measureArgon2id: os.measureArgon2id.handler(({ input: { memoryKib, passes } }) => {
      const milliseconds = (memoryKib / 19_456) * passes * 19;
      return { milliseconds, threads: 2, perSecond: 2_000 / milliseconds };
    }),
    forward: os.forward.handler(({ input: { planId } }) => begin(planId, 'forward', 'encrypting')),
    back: os.back.handler(({ input: { planId, from } }) => {
      const { now: _, problem: __, ...plan } = planOf(planId);
      keep({ ...plan, state: from === 'switched' ? 'verifying' : 'planned' });
    }),
    pause: os.pause.handler(({ input: { planId } }) => {
      const { now: _, ...plan } = planOf(planId);
      keep(plan);
    }),
    setPace: os.setPace.handler(({ input: { planId, pace } }) => {
      const plan = planOf(planId);
      if (plan.now === undefined) return;
      const { pace: _, ...now } = plan.now;
      keep({ ...plan, now: pace === null ? now : { ...now, pace } });
    }),
    verify: os.verify.handler(({ input: { planId } }) => begin(planId, 'verify', 'verifying')),
    watch: os.watch.handler(({ input: { planId }, signal }) => follow(() => planOf(planId), signal)),
    code: os.code.handler(() => state.columnCode),
    saveLibrary: os.saveLibrary.handler(() => ({ saved: true })),
    watchKeys: os.watchKeys.handler(({ signal }) => follow(() => state.keyRing, signal)),
    addHolder: os.addHolder.handler(({ input: { planId, volunteer } }) => {
      const name = state.keyRing.volunteers.find(({ id }) => id === volunteer)?.name ?? '';
      holders(planId, (list) => [...list, { kind: 'volunteer', id: volunteer, name, since: at, left: false }]);
    }),
    removeHolder: os.removeHolder.handler(({ input: { planId, volunteer } }) =>
      holders(planId, (list) => list.filter(({ id }) => id !== volunteer)),
    ),
    rotate: os.rotate.handler(({ input: { planId } }) => begin(planId, 'rotate', 'rotating')),
    delivery: os.delivery.handler(() => state.delivery),
    setDelivery: os.setDelivery.handler(({ input: { place, secrets } }) => {
      const { hostKey: _, ...rest } = state.delivery;
      const given = Object.keys(secrets).map((name) => name as Delivery['held'][number]);
      state.delivery = { ...rest, place, held: [...new Set([...state.delivery.held, ...given])] };
    }),
    deliveryHostKey: os.deliveryHostKey.handler(() => ({ fingerprint: state.deliveryDryRun.fingerprint })),
    acceptDeliveryHostKey: os.acceptDeliveryHostKey.handler(({ input: { fingerprint } }) => {
      state.delivery = { ...state.delivery, hostKey: fingerprint };
    }),
    deliveryDryRun: os.deliveryDryRun.handler(() => ({ ...state.deliveryDryRun, at: new Date().toISOString() })),
    deliver: os.deliver.handler(() => {
      const columns = state.deliveryDryRun.columns.length;
      state.delivery = { ...state.delivery, due: false, last: { at, by: 'Camille', columns, sha256: 'ab'.repeat(32) } };
    }),
    watchHealth: os.watchHealth.handler(({ signal }) => follow(() => state.columnHealth, signal)),
    setSchedule: os.setSchedule.handler(({ input: { everyDays } }) =>
      tell({ columnHealth: { ...state.columnHealth, everyDays } }),
    ),
    setRemains: os.setRemains.handler(({ input: { planId, what, done } }) =>
      tell({
        columnHealth: {
          ...state.columnHealth,
          remains: state.columnHealth.remains.map((one) => {
            if (one.planId !== planId || one.what !== what) return one;
            return done ? { planId, what, doneAt: at, doneBy: 'Camille' } : { planId, what, doneBy: '' };
          }),
        },
      }),
    ),
    findPerson: os.findPerson.handler(() => state.accessRows),
    readPerson: os.readPerson.handler(() => state.accessAnswer),
    accessPurposes: os.accessPurposes.handler(() => [
      { key: 'right-of-access', columns: ['table', 'row', 'column', 'value', 'was'], keepDays: 30 },
    ]),
    exportPerson: os.exportPerson.handler(async function* ({ input: { rows } }) {
      yield { kind: 'export', step: 'writing', done: 0 };
      return {
        ...{ journalId: 'j', fileName: 'acces.ods', rows: rows.length, sheets: 1, bytes: 4096, sha256: 'abc' },
        alterations: [],
      };
    }),
  };
}
