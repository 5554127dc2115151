import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../preload/contract/index.ts';
import type { MailTestStep, Sender, SendingRule } from '../../preload/contract/mail.ts';

/** What the fake application says of the sender and of the rule of sending. */
export interface FakeMail {
  sender: Sender | undefined;
  mailTest: MailTestStep[];
  sendingRule: {
    id: string;
    rule: SendingRule;
    usual: boolean;
    usedThisHour: number;
    usedToday: number;
    inConflict: string[];
  };
}

export const sampleSender: Sender = {
  smtp: {
    host: 'smtp.ouvaton.coop',
    port: 587,
    security: 'starttls',
    trust: { kind: 'system' },
    user: 'relances@ouvaton.coop',
  },
  from: { name: 'Ouvaton, coopérative d’hébergement', address: 'relances@ouvaton.coop' },
  replyTo: 'assistance@ouvaton.coop',
  panel: 'tapez ouvaton.coop dans votre navigateur, puis choisissez Ouvadmin',
  contact: 'assistance@ouvaton.coop ou le 09 72 00 00 00',
  held: ['smtpPassword'],
  keptIn: 'keychain',
  lastTest: { at: '2026-11-23T17:02:00.000Z', passed: true },
};

export const noMail: FakeMail = {
  sender: undefined,
  mailTest: [],
  sendingRule: {
    id: 'rule',
    rule: { perHour: 200, perDay: 1000, from: 9, to: 18, days: [1, 2, 3, 4, 5] },
    usual: true,
    usedThisHour: 0,
    usedToday: 0,
    inConflict: [],
  },
};

interface Around {
  state: FakeMail;
  tell: (change: Partial<FakeMail>) => void;
  follow: <T>(read: () => T, signal: AbortSignal | undefined) => AsyncGenerator<T, void>;
}

/** The calls of the sender; a password that was given is held from then on. */
export function fakeMail({ state, tell, follow }: Around) {
  const os = implement(contract.mail);
  return {
    sender: os.sender.handler(() => state.sender ?? null),
    save: os.save.handler(({ input }) => {
      const held = new Set(state.sender?.held ?? []);
      for (const name of ['smtpPassword', 'mailboxPassword'] as const) {
        if (input.secrets[name] === null) held.delete(name);
        else if (input.secrets[name] !== undefined) held.add(name);
      }
      const sender: Sender = { ...input.sender, held: [...held], keptIn: 'keychain' };
      tell({ sender });
      return sender;
    }),
    forget: os.forget.handler(() => tell({ sender: undefined })),
    test: os.test.handler(async function* () {
      if (!state.sender) throw new ORPCError('NO_SENDER');
      yield* state.mailTest;
    }),
    chooseBounces: os.chooseBounces.handler(() => ({})),
    watchRule: os.watchRule.handler(({ signal }) => follow(() => state.sendingRule, signal)),
    setRule: os.setRule.handler(({ input }) => {
      tell({ sendingRule: { ...state.sendingRule, rule: input, usual: false } });
    }),
  };
}
