import type { Attachment, Email } from 'postal-mime';
import type { Bounce } from './bounce.ts';
import { readDeliveryStatus } from './delivery-status.ts';
import { headerFields, messageIdIn } from './header-fields.ts';
import { readPlainBounce } from './plain-bounce.ts';

/**
 * Bytes of a message that are read. What tells of a failure stands at its beginning, and what came back need not be whole; the
 * parser takes its time for each line, on the thread that draws nothing but answers the screens.
 */
export const mostBytes = 64 * 1024;
const mostLines = 4_000;

/**
 * What a message tells of deliveries that failed or are late; nothing where it is no such message (a person's answer, a
 * holiday notice, a receipt, a complaint). Whatever it holds, it neither throws nor takes long.
 */
export async function readBounces(message: Uint8Array): Promise<Bounce[]> {
  const { default: PostalMime } = await import('postal-mime');
  let mail: Email;
  try {
    mail = await PostalMime.parse(beginning(message), {
      ...{ forceRfc822Attachments: true, maxNestingDepth: 20, maxHeadersSize: 128 * 1024 },
    });
  } catch {
    return [];
  }
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  const parts = mail.attachments.map((part) => ({ type: part.mimeType.toLowerCase(), text: () => textOf(part) }));
  const returned = parts.find(({ type }) =>
    /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/.test(type),
  );
  const messageId = messageIdIn(returned && headerFields(returned.text()).get('message-id'));
  const status = parts.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type));
  if (status) return readDeliveryStatus(status.text(), messageId ?? messageIdIn(header('in-reply-to')));
  // A receipt (it was read), a complaint (it is spam), the answer of a program that says its owner is away.
  if (parts.some(({ type }) => /disposition-notification|feedback-report/.test(type)) || answersByItself(header))
    return [];
  const plain = readPlainBounce({
    ...{ header, subject: mail.subject ?? '', text: mail.text ?? stripMarkup(mail.html ?? '') },
    from: `${mail.from?.name ?? ''} ${mail.from && 'address' in mail.from ? (mail.from.address ?? '') : ''}`,
  });
  if (!plain) return [];
  const id = messageId ?? plain.messageId ?? messageIdIn(header('in-reply-to'));
  return [{ ...plain, ...(id === undefined ? {} : { messageId: id }) }];
}

function beginning(message: Uint8Array): Uint8Array {
  let end = -1;
  for (let line = 0; line < mostLines; line += 1) {
    const next = message.indexOf(0x0a, end + 1);
    if (next < 0 || next >= mostBytes) return message.subarray(0, mostBytes);
    end = next;
  }
  return message.subarray(0, end);
}

function answersByItself(header: (name: string) => string | undefined): boolean {
  if (/auto-replied/i.test(header('auto-submitted') ?? '') && header('x-failed-recipients') === undefined) return true;
  return ['x-autoreply', 'x-autorespond', 'x-vacation'].some((name) => header(name) !== undefined);
}

function textOf({ content }: Attachment): string {
  if (typeof content === 'string') return content;
  return new TextDecoder('utf-8').decode(content);
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', nbsp: ' ', quot: '"' };

/** The words of a page, as far as a bounce needs them. */
function stripMarkup(html: string): string {
  return html
    .slice(0, 64 * 1024)
    .replace(/<(br|p|div|tr)\b[^<>]{0,1000}>/gi, '\n')
    .replace(/<[^<>]{0,1000}>/g, ' ')
    .replace(/&(lt|gt|amp|nbsp|quot);/g, (whole, name: string) => signs[name] ?? whole);
}
