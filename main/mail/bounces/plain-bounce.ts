import { saidOf } from '../mail-trouble.ts';
import { type Bounce, bounceOf } from './bounce.ts';
import { addressIn, messageIdIn } from './header-fields.ts';

export interface PlainMail {
  readonly header: (name: string) => string | undefined;
  readonly subject: string;
  readonly from: string;
  readonly text: string;
}

const most = 32 * 1024;
const fromServer = /\b(mailer-daemon|postmaster|mail-daemon|mdaemon)\b|mail delivery (sub)?system/i;
const ofFailure =
  /undeliver|non[- ]?remis|non[- ]?d[ée]livr|non[- ]?distribu|returned mail|mail delivery|delivery (status|failure|has failed|notification)|failure notice|[ée]chec|(ne|n’|n') ?peut pas être (remis|délivré)|retour à l.expéditeur/i;
const forGood =
  /permanent (fatal )?(error|failure)|(user|mailbox|recipient|address|account)( \S+)? (is )?(unknown|not found|does ?n.t exist|unavailable|disabled)|no such (user|mailbox|recipient)|unknown (user|recipient)|(utilisateur|destinataire|adresse|bo[îi]te)( \S+)? (inconnue?|inexistante?|introuvable|désactivée?)|n.existe pas|given up/i;
const notYet =
  /will (continue to )?(be retried|retry|try)|warning message only|delayed|retardé|nouvelle tentative|temporar/i;

/**
 * A message that a mail server wrote for people only (old Exim, qmail, Exchange, French providers): recognised by who writes,
 * what it calls itself, and what it says. Undefined where it is none, or where it says nothing that counts.
 */
export function readPlainBounce({ header, subject, from, text }: PlainMail): Bounce | undefined {
  const failed = header('x-failed-recipients');
  if (failed === undefined && !(fromServer.test(from) && ofFailure.test(`${subject}\n${text.slice(0, 500)}`))) return;
  const body = text.slice(0, most);
  const reply = /\b([45])\d\d[ -]+(?:\(?#?[45]\.\d{1,3}\.\d{1,3}\)?)?[^\r\n]{0,300}/.exec(body)?.[0];
  const status = /\b([45])\.\d{1,3}\.\d{1,3}\b[^\r\n]{0,300}/.exec(body)?.[0];
  const words = forGood.exec(body)?.[0];
  const said = saidOf(reply ?? status ?? words ?? subject);
  const first = (reply ?? status)?.[0];
  const permanent = first === undefined ? words !== undefined && !notYet.test(body) : first === '5';
  // qmail and many others: "<paul@exemple.fr>:" alone on its line, the reason below.
  const named =
    /^[ \t]*<([^<>\s]{3,320})>:?[ \t]*$/m.exec(body)?.[1] ?? /<([^<>\s@]{1,64}@[^<>\s@]{1,255})>/.exec(body)?.[1];
  const recipient = addressIn(failed) ?? addressIn(named) ?? addressIn(body);
  const messageId = messageIdIn(/^[> \t]*message-id:\s*(<[^<>\s]{1,500}>)/im.exec(text.slice(-most))?.[1]);
  if (recipient === undefined && messageId === undefined) return;
  return bounceOf({ messageId, recipient, permanent, said });
}
