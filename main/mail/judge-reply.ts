import type { Fate } from '../../preload/contract/mail.ts';
import type { MailTrouble } from './mail-trouble.ts';

/** At which command a reply came: MAIL FROM, RCPT TO, DATA and its content. */
export type ReplyStage = 'sender' | 'recipient' | 'content';

/**
 * What a refusal means for a message. 4xx: later. 5xx: never, and by its enhanced code whose fault it is: a relay says 5.7.1 to
 * a recipient when it is we who may not send, 5.1.8 when it does not like the sender that it was told before.
 */
export function fateOfReply(stage: ReplyStage, said: string): Fate {
  const code = /^\d{3}/.exec(said)?.[0] ?? '';
  if (!code.startsWith('5')) return { kind: 'later', because: 'server-said', said };
  if (['530', '534', '535', '538'].includes(code)) return { kind: 'closed', because: 'login-refused', said };
  const status = /^\d{3}[ -]+5\.(\d{1,3}\.\d{1,3})\b/.exec(said)?.[1] ?? '';
  return { kind: 'refused', fault: faultOf(stage, status, said), said };
}

function faultOf(stage: ReplyStage, status: string, said: string): 'address' | 'sender' | 'message' {
  const tooLarge = /^(3\.4|2\.3)$/.test(status) || (status === '' && said.startsWith('552'));
  if (stage !== 'recipient' && (tooLarge || status.startsWith('6.'))) return 'message';
  if (/^1\.[78]$/.test(status) || /\bsender (address|domain|verify|rejected)/i.test(said)) return 'sender';
  if (stage === 'recipient') return status.startsWith('7.') ? 'sender' : 'address';
  if (stage === 'sender') return 'sender';
  return /^[12]\./.test(status) ? 'address' : 'message';
}

const closing = [
  'login-refused',
  'tls-untrusted',
  'tls-wrong-host',
  'tls-expired',
  'tls-failed',
  'tls-not-offered',
] as const;

/** What it means for a message that the server could not be reached or used: nothing of it left. */
export function fateOfTrouble({ code, facts }: MailTrouble): Fate {
  const said = facts.said ?? facts.names ?? '';
  const because = closing.find((one) => one === code);
  if (because) return { kind: 'closed', because, said };
  if (code === 'server-said' && said.startsWith('5')) return { kind: 'refused', fault: 'sender', said };
  return { kind: 'later', because: code, said };
}
