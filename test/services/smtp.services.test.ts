import { createTransport } from 'nodemailer';
import { expect, onTestFinished, test } from 'vitest';
import { describeWith } from './services.ts';
import { faultAt, type SmtpFault, type SmtpOptions, type SmtpPoint, type SmtpServer, startSmtp } from './smtp.ts';

describeWith(['certificates'], 'the SMTP server of the tests', ({ certificates }) => {
  async function start(options: SmtpOptions = {}) {
    const server = await startSmtp(certificates, options);
    onTestFinished(server.stop);
    return server;
  }
  const send = (server: SmtpServer, messageId: string, secure = false, size = 10) =>
    createTransport({
      ...{ host: 'localhost', port: server.port, secure, requireTLS: true, tls: { ca: server.ca } },
      ...{ auth: { user: server.user, pass: server.password }, socketTimeout: 1_500, greetingTimeout: 1_500 },
    }).sendMail({ from: 'a@ouvaton.example', to: 'b@ouvaton.example', messageId, text: 'x'.repeat(size) });

  test.each(['starttls', 'tls'] as const)(
    'takes messages over %s, behind a login, and keeps them',
    async (security) => {
      const server = await start({ security });
      await send(server, '<1@x>', security === 'tls');
      await send(server, '<2@x>', security === 'tls');
      expect([...server.counts()]).toEqual([
        ['<1@x>', 1],
        ['<2@x>', 1],
      ]);
      expect(server.accepted()[0]).toMatchObject({ to: ['b@ouvaton.example'], user: server.user, secure: true });
      expect(server.heard().join('\n')).not.toContain(Buffer.from(server.password).toString('base64'));
      expect(server.connections()).toBe(2);
    },
  );

  const points: readonly SmtpPoint[] = [
    'connect',
    'ehlo',
    'starttls',
    'auth',
    'mail',
    'rcpt',
    'data',
    'content',
    'end',
  ];
  const faults: readonly SmtpFault[] = [{ say: 451 }, { cut: true }];
  const silences = (['connect', 'end'] as const).map((point) => ({ point, fault: { hang: true } as const }));
  test.each([...points.flatMap((point) => faults.map((fault) => ({ point, fault }))), ...silences])(
    'goes wrong once at $point ($fault), keeps nothing, and does its work after',
    async ({ point, fault }) => {
      const server = await start();
      server.behave(faultAt(point, fault, 1));
      await expect(send(server, '<1@x>', false, 200_000)).rejects.toThrow();
      expect(server.accepted()).toEqual([]);
      await send(server, '<1@x>');
      expect(server.accepted()).toHaveLength(1);
    },
  );

  test.each([{ cut: true }, { say: 451 }] as const)('keeps a message and then %s', async (fault) => {
    const server = await start();
    server.behave(faultAt('end', { ...fault, keep: true }, 1));
    await expect(send(server, '<1@x>')).rejects.toThrow();
    expect(server.counts().get('<1@x>')).toBe(1);
  });

  test('goes away and comes back on the same port', async () => {
    const server = await start();
    await server.refuse();
    await expect(send(server, '<1@x>')).rejects.toThrow('ECONNREFUSED');
    await server.accept();
    await send(server, '<1@x>');
    expect(server.accepted()).toHaveLength(1);
  });
});
