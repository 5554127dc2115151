import { saidOf } from '../mail-trouble.ts';
import { type Bounce, bounceOf } from './bounce.ts';
import { addressIn, headerFields } from './header-fields.ts';

const mostRecipients = 100;

/**
 * What a message/delivery-status says (RFC 3464), one for each recipient that it failed or is late for. Permanent only where
 * it failed with 5.x.x: "4.4.7, tried for five days" may be somebody's broken server, and the address a good one.
 */
export function readDeliveryStatus(text: string, messageId: string | undefined): Bounce[] {
  return text
    .split(/\r?\n[ \t]*\r?\n/, mostRecipients + 1)
    .map(headerFields)
    .filter((fields) => fields.has('final-recipient') || fields.has('original-recipient'))
    .flatMap((fields) => {
      const action = fields.get('action')?.toLowerCase() ?? 'failed';
      if (!action.startsWith('failed') && !action.startsWith('delayed')) return [];
      const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '';
      const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]{1,20}\s*;\s*/, '');
      const said = saidOf(diagnostic.includes(status) ? diagnostic : `${status} ${diagnostic}`);
      // The address as we wrote it, where a redirection has made another of it.
      const recipient = addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'));
      const lasting = status === '' ? /^5\d\d\b/.test(diagnostic) : status.startsWith('5');
      return [bounceOf({ messageId, recipient, permanent: action.startsWith('failed') && lasting, said })];
    });
}
