import { expect, onTestFinished, test } from 'vitest';
import type { OutgoingMessage } from '../../main/mail/mail-transport.ts';
import { openTransport, type TransportLimits } from '../../main/mail/open-transport.ts';
import type { Fate, MailServer } from '../../preload/contract/mail.ts';
import { describeWith } from '../services/services.ts';
import {
  faultAt,
  type SmtpFault,
  type SmtpOptions,
  type SmtpPoint,
  type SmtpServer,
  startSmtp,
} from '../services/smtp.ts';
import { aMessage, settingsOf } from './mails.ts';

describeWith(['certificates'], 'a message to a real SMTP server', ({ certificates }) => {
  async function start(options: SmtpOptions = {}): Promise<SmtpServer> {
    const server = await startSmtp(certificates, options);
    onTestFinished(server.stop);
    return server;
  }
  function transportTo(server: SmtpServer, change: Partial<MailServer> = {}, limits: Partial<TransportLimits> = {}) {
    const transport = openTransport(settingsOf(server, change), server.password, limits);
    onTestFinished(transport.close);
    return transport;
  }
  /** What became of one message, how often it was said to be leaving, and how often the server has it. */
  async function sent(
    server: SmtpServer,
    {
      change = {},
      limits = {},
      message = aMessage(),
    }: {
      change?: Partial<MailServer>;
      limits?: Partial<TransportLimits>;
      message?: OutgoingMessage;
    } = {},
  ): Promise<{ fate: Fate; handed: number; kept: number }> {
    let handed = 0;
    const fate = await transportTo(server, change, limits).send(message, () => {
      handed += 1;
    });
    return { fate, handed, kept: server.counts().get(message.messageId) ?? 0 };
  }

  test.each(['starttls', 'tls'] as const)('is taken over %s, whole, in the tongue of its reader', async (security) => {
    const server = await start({ security });
    expect(await sent(server, { change: { security } })).toEqual({
      fate: { kind: 'sent', said: expect.stringContaining('250') },
      handed: 1,
      kept: 1,
    });
    const [kept] = server.accepted();
    expect(kept).toMatchObject({ from: 'campagnes@ouvaton.example', to: ['zoe@exemple.fr'], secure: true });
    expect(kept?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(kept?.raw).toContain('Content-Type: text/html; charset=utf-8');
    expect(server.heard().filter((line) => !line.includes('tls'))).toEqual(
      security === 'tls' ? [] : ['1 EHLO [127.0.0.1]', '1 STARTTLS'],
    );
  });

  test('goes over one connection with the next ones, and over another once that one died', async () => {
    const server = await start();
    const transport = transportTo(server);
    const one = async () => (await transport.send(aMessage(), () => {})).kind;
    expect([await one(), await one(), await one()]).toEqual(['sent', 'sent', 'sent']);
    expect(server.connections()).toBe(1);
    server.cut();
    expect([await one(), await one()]).toEqual(['sent', 'sent']);
    // It says goodbye to who was idle for too long: found out only when it is spoken to.
    server.behave(faultAt('mail', { say: 421 }, 1));
    expect(await one()).toBe('sent');
    expect(server.connections()).toBe(3);
    server.behave(faultAt('rcpt', { say: 550, text: '5.1.1 User unknown' }, 1));
    expect([await one(), await one()]).toEqual(['refused', 'sent']);
    expect(server.connections()).toBe(3);
  });

  const later = (because: string) => ({ kind: 'later', because });
  const refused = (fault: string) => ({ kind: 'refused', fault });
  const closed = (because: string) => ({ kind: 'closed', because });
  const unknown = { kind: 'unknown' };
  const replies: [SmtpPoint, number, string, object][] = [
    ['connect', 421, 'too busy', later('server-said')],
    ['connect', 554, 'no service', refused('sender')],
    ['ehlo', 421, '', later('server-said')],
    ['ehlo', 550, 'go away', refused('sender')],
    ['starttls', 454, 'TLS not available', later('server-said')],
    ['starttls', 502, 'what is that', closed('tls-not-offered')],
    ['auth', 535, '5.7.8 no', closed('login-refused')],
    ['auth', 454, '4.7.0 not now', later('server-said')],
    ['mail', 451, 'later', later('server-said')],
    ['mail', 530, '5.7.0 Authentication required', closed('login-refused')],
    ['mail', 553, '5.7.1 not owned by user', refused('sender')],
    ['mail', 552, '5.3.4 too large', refused('message')],
    ['rcpt', 450, '4.2.0 greylisted', later('server-said')],
    ['rcpt', 550, '5.1.1 User unknown', refused('address')],
    ['rcpt', 550, 'User unknown', refused('address')],
    ['rcpt', 554, '5.7.1 Relay access denied', refused('sender')],
    ['rcpt', 550, '5.1.8 Sender address rejected: Domain not found', refused('sender')],
    ['rcpt', 552, '5.2.2 mailbox full', refused('address')],
    ['data', 451, 'later', later('server-said')],
    ['data', 554, 'no', refused('message')],
    ['end', 451, '4.3.0 later', later('server-said')],
    ['end', 552, 'too much', refused('message')],
    ['end', 554, '5.7.1 spam', refused('message')],
    ['end', 550, '5.1.1 User unknown', refused('address')],
  ];
  test.each(replies)('refused at %s with %i %s', async (point, say, text, fate) => {
    for (const without of [[], ['PIPELINING']] as const) {
      const server = await start({ without });
      server.behave(faultAt(point, { say, text }));
      const outcome = await sent(server);
      expect(outcome).toMatchObject({ fate, kept: 0, handed: point === 'end' ? 1 : 0 });
      if ('said' in outcome.fate) expect(outcome.fate.said).toBe(`${say} ${text}`.trim());
    }
  });

  const large = aMessage({ text: 'x'.repeat(4_000_000) });
  const ends: [SmtpPoint, SmtpFault, object, OutgoingMessage?][] = [
    ...(['connect', 'ehlo', 'starttls', 'auth', 'mail', 'rcpt', 'data'] as const).flatMap((point) => [
      [point, { cut: true }, later('cut')] as [SmtpPoint, SmtpFault, object],
      [point, { hang: true }, later('timed-out')] as [SmtpPoint, SmtpFault, object],
    ]),
    ['content', { cut: true }, unknown],
    ['content', { cut: true }, later('cut'), large],
    ['content', { say: 452, text: 'no space' }, later('server-said'), large],
    ['content', { say: 552, text: 'no' }, refused('message'), large],
    ['content', { say: 250, text: 'yes' }, unknown, large],
    ['end', { cut: true }, unknown],
    ['end', { hang: true }, unknown],
    ['end', { cut: true, keep: true }, unknown],
    ['end', { hang: true, keep: true }, unknown],
  ];
  test.each(ends)('at %s, %j: %j', async (point, fault, fate, message = aMessage()) => {
    const server = await start();
    server.behave(faultAt(point, fault));
    const limits = 'hang' in fault ? { connect: 700, envelope: 700, content: 700 } : {};
    const outcome = await sent(server, { limits, message });
    expect(outcome).toMatchObject({ fate, kept: 'keep' in fault ? 1 : 0 });
    expect(outcome.handed).toBe(['content', 'end'].includes(point) ? 1 : 0);
  });

  test('a server that answers slowly is waited for', async () => {
    const server = await start();
    server.behave(() => ({ wait: 60 }));
    expect(await sent(server)).toMatchObject({ fate: { kind: 'sent' }, handed: 1, kept: 1 });
  });

  test('accepted, and cut after: it was sent, and the next one goes over another connection', async () => {
    const server = await start();
    const transport = transportTo(server);
    expect(await transport.send(aMessage(), () => {})).toMatchObject({ kind: 'sent' });
    await server.refuse();
    expect(await transport.send(aMessage(), () => {})).toMatchObject({ kind: 'later', because: 'refused' });
    await server.accept();
    expect(await transport.send(aMessage(), () => {})).toMatchObject({ kind: 'sent' });
    expect(server.accepted()).toHaveLength(2);
  });

  test('nothing leaves if the one who hands it over thinks better of it, and the next message does', async () => {
    const server = await start();
    const transport = transportTo(server);
    const thought = Object.assign(new Error('the row could not be written'), { code: 'ECONNRESET' });
    const thinkBetter = () => {
      throw thought;
    };
    await expect(transport.send(aMessage(), thinkBetter)).rejects.toBe(thought);
    await expect(transport.send(large, thinkBetter)).rejects.toBe(thought);
    expect(await transport.send(aMessage(), () => {})).toMatchObject({ kind: 'sent' });
    expect(server.accepted()).toHaveLength(1);
  });

  test('an abort before it leaves throws its reason; one after waits a little for the answer', async () => {
    const server = await start();
    const stop = new AbortController();
    server.behave((point) => {
      if (point === 'rcpt') stop.abort(new Error('the volunteer pauses'));
      return point === 'rcpt' ? { wait: 50 } : undefined;
    });
    const handing = () => {
      throw new Error('must not be handed over');
    };
    await expect(transportTo(server).send(aMessage(), handing, stop.signal)).rejects.toThrow('the volunteer pauses');
    server.behave(faultAt('end', { wait: 100 }));
    const after = new AbortController();
    const transport = transportTo(server, {}, { grace: 5_000 });
    expect(await transport.send(aMessage(), () => after.abort(), after.signal)).toMatchObject({ kind: 'sent' });
    server.behave(faultAt('end', { hang: true }));
    const again = new AbortController();
    const short = transportTo(server, {}, { grace: 100 });
    expect(await short.send(aMessage(), () => again.abort(), again.signal)).toEqual({
      kind: 'unknown',
      because: 'stopped',
    });
  });

  test.each([
    ['self-signed', 'selfSigned', 'tls-untrusted'],
    ['of an authority that nobody knows', 'otherCaServer', 'tls-untrusted'],
    ['of another host', 'otherHost', 'tls-wrong-host'],
    ['expired', 'expired', 'tls-expired'],
  ] as const)('a certificate %s: no password and no message leaves', async (_what, name, because) => {
    for (const security of ['starttls', 'tls'] as const) {
      const server = await start({ security, certificate: certificates[name] });
      expect(await sent(server, { change: { security } })).toMatchObject({
        fate: { kind: 'closed', because },
        ...{ kept: 0, handed: 0 },
      });
      expect(server.heard().join()).not.toMatch(/AUTH|MAIL/);
    }
  });

  test('an address is a name too: a certificate for names only does not do', async () => {
    const server = await start({ certificate: certificates.nameOnly });
    const fate = { kind: 'closed', because: 'tls-wrong-host' };
    expect(await sent(server, { change: { host: '127.0.0.1' } })).toMatchObject({ fate });
    server.showCertificate(certificates.server);
    expect(await sent(server, { change: { host: '127.0.0.1' } })).toMatchObject({ fate: { kind: 'sent' } });
  });

  test('STARTTLS stripped: nothing is said in clear', async () => {
    const server = await start({ without: ['STARTTLS'] });
    expect(await sent(server)).toMatchObject({ fate: { kind: 'closed', because: 'tls-not-offered' }, handed: 0 });
    expect(server.heard().join()).not.toMatch(/AUTH|MAIL/);
  });

  test('the wrong door: TLS where STARTTLS is spoken, a name that nobody has', async () => {
    const server = await start();
    const wrong = await sent(server, { change: { security: 'tls' } });
    expect(wrong).toMatchObject({ fate: { kind: 'closed', because: 'tls-failed' } });
    const nobody = await sent(server, { change: { host: 'nobody.invalid' } });
    expect(nobody).toMatchObject({ fate: { kind: 'later', because: 'name-not-found' } });
  });

  test('a wrong password closes, and is told to nobody', async () => {
    const server = await start();
    const transport = openTransport(settingsOf(server), 'un autre');
    const fate = await transport.send(aMessage(), () => {});
    expect(fate).toMatchObject({ kind: 'closed', because: 'login-refused' });
    expect(JSON.stringify(fate)).not.toContain('un autre');
    expect(await openTransport(settingsOf(server), undefined).send(aMessage(), () => {})).toMatchObject({
      ...fate,
      said: '',
    });
  });

  test('accents: asked of the server only where they are needed, and only where it takes them', async () => {
    const to = { name: 'Zoé', address: 'zoé@exemplé.fr' };
    const server = await start();
    expect(await sent(server, { message: aMessage({ to }) })).toMatchObject({ fate: { kind: 'sent' } });
    expect(server.accepted()[0]?.raw).toMatch(/^To: .*<zoé@exemplé.fr>$/m);
    expect(server.heard().join('\n')).toContain('SMTPUTF8');
    const plain = await start();
    await sent(plain, { message: aMessage({ to: { name: 'Zoé', address: 'zoe@exemplé.fr' } }) });
    expect(plain.heard().join('\n')).toContain('RCPT TO:<zoe@xn--exempl-gva.fr>');
    expect(plain.heard().join('\n')).not.toContain('SMTPUTF8');
    const old = await start({ without: ['SMTPUTF8'] });
    expect(await sent(old, { message: aMessage({ to }) })).toMatchObject({
      fate: { kind: 'refused', fault: 'address', said: expect.stringContaining('SMTPUTF8') },
      handed: 0,
    });
    expect(old.heard().join('\n')).not.toContain('MAIL');
  });

  test('a message larger than the server said it takes is not even begun', async () => {
    const server = await start({ size: 1_000 });
    expect(await sent(server, { message: large })).toMatchObject({ fate: refused('message'), handed: 0, kept: 0 });
  });
});
