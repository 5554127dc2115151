import { wireAddress } from './address.ts';
import { deliver } from './deliver.ts';
import type { Attempt } from './in-time.ts';
import { MailTrouble } from './mail-trouble.ts';
import type { SmtpLine } from './open-smtp.ts';

class NothingLeaves extends Error {}

/**
 * Asks the server whether it would send for this address, to itself, and leaves before any content: nothing is sent.
 * MailTrouble sender-refused, or why it could not be asked. The line is used up.
 */
export async function proveSender(line: SmtpLine, address: string, { signal, limit }: Attempt): Promise<void> {
  const from = wireAddress(address);
  if (from === undefined) throw new MailTrouble('sender-refused', { said: '' });
  const mime = { envelope: { from, to: [from], size: 1_000 }, bytes: Buffer.from('\r\n'), utf8: false };
  const stop = () => {
    throw new NothingLeaves();
  };
  try {
    const { fate } = await deliver(line, mime, stop, { envelope: limit, content: limit, grace: 0 }, signal);
    if (fate.kind === 'later' && fate.because !== 'server-said') throw new MailTrouble('cut');
    throw new MailTrouble('sender-refused', { said: 'said' in fate ? fate.said : '' });
  } catch (error) {
    if (!(error instanceof NothingLeaves)) throw error;
  }
}
