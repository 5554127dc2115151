import type { MailTestStep, SenderDraft } from '../../../preload/contract/mail.ts';
import { connectMail, resolveMail } from '../../mail/connect-mail.ts';
import { type Attempt, inTime } from '../../mail/in-time.ts';
import { MailTrouble } from '../../mail/mail-trouble.ts';
import { type MailboxStep, openMailbox } from '../../mail/open-mailbox.ts';
import { logIn, openSmtp, type SmtpLine } from '../../mail/open-smtp.ts';
import { proveSender } from '../../mail/prove-sender.ts';

type StepName = MailTestStep['step'];
type Steps<T> = AsyncGenerator<MailTestStep, T, void>;

export interface SenderPasswords {
  readonly smtpPassword?: string;
  readonly mailboxPassword?: string;
}

/** Milliseconds that a step may take. */
const limit = 20_000;

class Stopped extends Error {}

/**
 * Goes the way to the two servers step by step, each really tried, and nothing is sent. The mailbox is tried even where the
 * other server failed. `ended` hears whether all went well; an abort throws the signal's reason.
 */
export async function* testSender(
  draft: SenderDraft,
  passwords: SenderPasswords,
  ended: (passed: boolean) => void,
  signal?: AbortSignal,
): Steps<void> {
  const attempt = { signal, limit };
  const sends = yield* whole(testSmtp(draft, passwords.smtpPassword, attempt));
  const reads = yield* whole(testMailbox(draft, passwords.mailboxPassword, attempt));
  ended(sends && reads);
}

async function* whole(steps: Steps<void>): Steps<boolean> {
  try {
    yield* steps;
    return true;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return false;
  }
}

async function* testSmtp({ smtp, from }: SenderDraft, password: string | undefined, attempt: Attempt): Steps<void> {
  yield* step('name', attempt, async () => {
    const addresses = await resolveMail(smtp.host, attempt);
    return { value: undefined, fact: addresses.slice(0, 3).join(', ') };
  });
  const socket = yield* step('tcp', attempt, async () => {
    return { value: await connectMail(smtp.host, smtp.port, attempt), fact: `${smtp.host}:${smtp.port}` };
  });
  let line: SmtpLine | undefined;
  try {
    const opened = yield* step('tls', attempt, async () => {
      line = await openSmtp(socket, smtp, attempt);
      return { value: line, fact: line.protocol };
    });
    if (smtp.user === '') yield { step: 'login', state: 'skipped' };
    else {
      yield* step('login', attempt, async () => {
        await logIn(opened, smtp.user, password ?? '', attempt);
        return { value: undefined, fact: smtp.user };
      });
    }
    yield* step('sender', attempt, async () => {
      await proveSender(opened, from.address, attempt);
      return { value: undefined, fact: from.address };
    });
  } finally {
    line?.connection.close();
    socket.destroy();
  }
}

const mailboxSteps = [
  ['tls', 'mailbox-tls'],
  ['login', 'mailbox-login'],
  ['folder', 'mailbox-folder'],
] as const satisfies readonly (readonly [MailboxStep, StepName])[];

/** One connection proves the three: where it failed tells how far it came. */
async function* testMailbox({ mailbox }: SenderDraft, password: string | undefined, attempt: Attempt): Steps<void> {
  if (!mailbox) {
    for (const [, name] of mailboxSteps) yield { step: name, state: 'skipped' };
    return;
  }
  const passed = new Set<MailboxStep>();
  yield { step: 'mailbox-tls', state: 'running' };
  const opened = await openMailbox(mailbox, password, attempt, (one) => passed.add(one)).catch((error: unknown) => {
    if (attempt.signal?.aborted || !(error instanceof MailTrouble)) throw error;
    return error;
  });
  if (!(opened instanceof MailTrouble)) opened.close();
  const facts = { tls: mailbox.host, login: mailbox.user, folder: `${mailbox.folder}` };
  for (const [one, name] of mailboxSteps) {
    if (opened instanceof MailTrouble && !passed.has(one)) {
      yield failed(name, opened);
      throw new Stopped();
    }
    const count = one === 'folder' && !(opened instanceof MailTrouble) ? ` (${opened.messages})` : '';
    yield { step: name, state: 'passed', fact: `${facts[one]}${count}` };
  }
}

async function* step<T>(name: StepName, attempt: Attempt, work: () => Promise<{ value: T; fact?: string }>): Steps<T> {
  yield { step: name, state: 'running' };
  try {
    const { value, fact } = await inTime(attempt, work);
    yield { step: name, state: 'passed', ...(fact ? { fact } : {}) };
    return value;
  } catch (error) {
    if (attempt.signal?.aborted || !(error instanceof MailTrouble)) throw error;
    yield failed(name, error);
    throw new Stopped();
  }
}

function failed(step: StepName, { code, facts }: MailTrouble): MailTestStep {
  return { step, state: 'failed', problem: { code, facts: { ...facts } } };
}
