import type { Fate } from '../../preload/contract/mail.ts';
import type { MimeMessage } from './compose-mime.ts';
import { HandedContent } from './handed-content.ts';
import { type Attempt, inTime } from './in-time.ts';
import { fateOfReply, fateOfTrouble } from './judge-reply.ts';
import { MailTrouble, saidOf, troubleOfSocket } from './mail-trouble.ts';
import type { SmtpFailure, SmtpLine } from './open-smtp.ts';

export interface DeliverLimits {
  /** Milliseconds for sender, recipient and DATA to be answered. */
  readonly envelope: number;
  /** Milliseconds for the content to leave and be answered: RFC 5321 asks for ten minutes of patience. */
  readonly content: number;
  /** Milliseconds that a server still has to answer after an abort, once the content is on its way. */
  readonly grace: number;
}

/** `left`: whether any byte of the content may have left. */
export interface Delivered {
  readonly fate: Fate;
  readonly left: boolean;
}

/** One message over an open line, which is closed where its state is not sure any more. See MailTransport.send. */
export async function deliver(
  line: SmtpLine,
  { envelope, bytes }: MimeMessage,
  handing: () => void,
  limits: DeliverLimits,
  signal?: AbortSignal,
): Promise<Delivered> {
  const content = new HandedContent(bytes, handing);
  const { connection } = line;
  const answer = new Promise<string>((resolve, reject) => {
    // A copy: the library writes on it what it was told, and would believe it of the next attempt.
    connection.send({ ...envelope }, content, (error, info) => (error ? reject(error) : resolve(info?.response ?? '')));
  });
  const told = Promise.race([answer, line.ended]);
  told.catch(() => {});
  try {
    const before = { signal, limit: limits.envelope };
    const early = await inTime(before, () => Promise.race([told, content.handed.then(() => undefined)])).catch(
      (error) => {
        // What fails from now on fails below, and an abort comes too late.
        if (!content.begun) throw error;
        return undefined;
      },
    );
    const said = early ?? (await inTime(patiently(signal, limits), () => told));
    // It cannot have taken what had not left: whatever it means, this line is out of step.
    if (!content.allLeft) throw new MailTrouble('server-said');
    return { fate: { kind: 'sent', said: saidOf(said) }, left: true };
  } catch (error) {
    if (content.begun) return { fate: failedAfter(line, error, content.allLeft), left: true };
    if (content.thrown.length > 0 || signal?.aborted) line.connection.close();
    for (const thrown of content.thrown) throw thrown;
    signal?.throwIfAborted();
    return { fate: failedBefore(line, error as SmtpFailure), left: false };
  }
}

/** After the content began to leave an abort waits a little: the answer is worth having. */
function patiently(signal: AbortSignal | undefined, { content, grace }: DeliverLimits): Attempt {
  if (!signal) return { limit: content };
  const late = new AbortController();
  const stop = () => void setTimeout(() => late.abort(signal.reason), grace).unref();
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return { signal: late.signal, limit: content };
}

function failedBefore(line: SmtpLine, error: SmtpFailure): Fate {
  const { code, command, response, responseCode, originalCode } = error;
  if (responseCode !== undefined && responseCode >= 400) {
    const stage = command === 'MAIL FROM' ? 'sender' : command === 'RCPT TO' ? 'recipient' : 'content';
    return fateOfReply(stage, saidOf(response));
  }
  line.connection.close();
  // Larger than the server said it takes: it was not even asked.
  if (code === 'EMESSAGE') return { kind: 'refused', fault: 'message', said: saidOf(error.message) };
  return fateOfTrouble(troubleOfSocket(error, originalCode ?? code) ?? new MailTrouble('cut'));
}

function failedAfter(line: SmtpLine, error: unknown, allLeft: boolean): Fate {
  const { code, response, responseCode } = error as SmtpFailure;
  const refusal = responseCode !== undefined && responseCode >= 400;
  if (refusal && code === 'EMESSAGE' && allLeft) return fateOfReply('content', saidOf(response));
  line.connection.close();
  // Without its final dot no server takes a message.
  if (refusal) return fateOfReply('content', saidOf(response));
  if (!allLeft && !(error instanceof MailTrouble && error.code === 'server-said'))
    return { kind: 'later', because: causeOf(error), said: '' };
  return { kind: 'unknown', because: causeOf(error) };
}

const isOfSmtp = (error: unknown) => /^E[A-Z]+$/.test(String((error as SmtpFailure).code ?? ''));

function causeOf(error: unknown): string {
  const { code, originalCode } = error as SmtpFailure;
  if (isOfSmtp(error) || error instanceof MailTrouble)
    return troubleOfSocket(error, originalCode ?? code)?.code ?? 'cut';
  return 'stopped';
}
