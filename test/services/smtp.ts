import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';
import type { Certificate, Certificates } from './ca.ts';
import { listen } from './port.ts';

/**
 * Where a conversation can go wrong, in its order. `content`: its first bytes came, its end was not looked at yet. `end`: the
 * final dot came, and the server has not answered.
 */
export type SmtpPoint = 'connect' | 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'content' | 'end';

/**
 * What it does there instead of going on. say: this reply; cut: the connection ends without a word; hang: silence for ever;
 * wait: goes on after these milliseconds. `keep` (at `end`): the message is accepted and kept all the same.
 */
export type SmtpFault =
  | { readonly say: number; readonly text?: string; readonly keep?: boolean }
  | { readonly cut: true; readonly keep?: boolean }
  | { readonly hang: true; readonly keep?: boolean }
  | { readonly wait: number };

/** Asked at every point; undefined lets the server do its work. `line`: the command without secrets, the recipients after DATA. */
export type SmtpScript = (point: SmtpPoint, what: { line: string; connection: number }) => SmtpFault | undefined;

/** A fault at one point, so often (for ever unless told otherwise), for commands that hold `holding`. */
export function faultAt(at: SmtpPoint, fault: SmtpFault, times = Number.POSITIVE_INFINITY, holding = ''): SmtpScript {
  let left = times;
  return (point, { line }) => {
    if (point !== at || left <= 0 || !line.includes(holding)) return undefined;
    left -= 1;
    return fault;
  };
}

/** A message for which the server has taken the responsibility, whether or not its sender heard so. */
export interface AcceptedMessage {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  /** Header and body as they came, without the dots of the protocol. */
  readonly raw: string;
  readonly user: string | undefined;
  readonly secure: boolean;
  readonly at: number;
}

export interface SmtpOptions {
  readonly security?: 'starttls' | 'tls';
  readonly certificate?: Certificate;
  /** Asks for the login; false: lets anybody in. */
  readonly login?: boolean;
  /** Extensions that it does not have. */
  readonly without?: readonly ('SMTPUTF8' | 'PIPELINING' | 'STARTTLS' | '8BITMIME')[];
  /** Bytes that a message may have. */
  readonly size?: number;
}

export interface SmtpServer {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** PEM of the authority that signed its certificate. */
  readonly ca: string;
  /** Its own record, oldest first: the judge of what was sent, and how often. */
  accepted(): readonly AcceptedMessage[];
  /** How often it accepted each Message-ID. */
  counts(): ReadonlyMap<string, number>;
  /** Every command of every connection, without secrets ("1 AUTH PLAIN", "1 tls MAIL FROM:<a@b.fr>"). */
  heard(): readonly string[];
  connections(): number;
  /** From now on; undefined: no fault any more. */
  behave(script: SmtpScript | undefined): void;
  /** New connections are shown this certificate. */
  showCertificate(certificate: Certificate): void;
  /** Ends all connections. */
  cut(): void;
  /** Nobody can connect, until `accept`. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  stop(): Promise<void>;
}

const keyOf = ({ certFile, keyFile }: Certificate) => ({ cert: readFileSync(certFile), key: readFileSync(keyFile) });

interface Room {
  readonly record: AcceptedMessage[];
  readonly heard: string[];
  /** Connections by their order, 1 the first. */
  readonly numbers: Map<string, number>;
  script: SmtpScript | undefined;
}

/** A real SMTP server on loopback, which keeps what it accepted and goes wrong where it is told to. */
export async function startSmtp(certificates: Certificates, options: SmtpOptions = {}): Promise<SmtpServer> {
  const { security = 'starttls', certificate = certificates.server, login = true, without = [], size } = options;
  const user = 'campagnes@ouvaton.example';
  const password = 'le mot de passe du relais';
  const room: Room = { record: [], heard: [], numbers: new Map(), script: undefined };
  const server: FaultyServer = new FaultyServer(room, {
    ...keyOf(certificate),
    ...(size === undefined ? {} : { size, rejectOversized: true }),
    ...{ name: 'localhost', secure: security === 'tls', logger: false, disableReverseLookup: true },
    ...{ authOptional: !login },
    disabledCommands: [...(login ? [] : ['AUTH']), ...(without.includes('STARTTLS') ? ['STARTTLS'] : [])],
    hideSMTPUTF8: without.includes('SMTPUTF8'),
    hidePIPELINING: without.includes('PIPELINING'),
    hide8BITMIME: without.includes('8BITMIME'),
    onAuth(given, _session, done) {
      if (given.username === user && given.password === password) done(null, { user });
      else done(refused(535, 'Authentication credentials invalid'));
    },
    onData: (stream, session, done) => takeContent(server, stream, session, done),
  });
  server.on('error', () => {});
  const port = await listen(server.server);
  const cut = () => {
    for (const { _socket } of server.connections) _socket.destroy();
  };
  const refuse = async () => {
    const closed = server.server.listening ? once(server.server, 'close') : undefined;
    server.server.close();
    cut();
    await closed;
  };
  return {
    ...{ host: '127.0.0.1', port, user, password, ca: certificates.ca.pem, cut, refuse },
    accepted: () => room.record,
    counts() {
      const counts = new Map<string, number>();
      for (const { messageId } of room.record) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
      return counts;
    },
    heard: () => room.heard,
    connections: () => room.numbers.size,
    behave(script) {
      room.script = script;
    },
    showCertificate: (next) => server.updateSecureContext(keyOf(next)),
    async accept() {
      if (!server.server.listening) await listen(server.server, port);
    },
    stop: refuse,
  };
}

const refused = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

class FaultyServer extends SMTPServer {
  readonly room: Room;
  constructor(room: Room, options: SMTPServerOptions) {
    super(options);
    this.room = room;
  }
  override connect(socket: Socket | TLSSocket): void {
    const connection = new FaultyConnection(this.room, this, socket);
    this.connections.add(connection);
    connection.on('error', () => {});
    connection.init();
  }
}

const commands: readonly string[] = ['EHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA'];

class FaultyConnection extends SMTPConnection {
  readonly room: Room;
  readonly number: number;
  constructor(room: Room, server: SMTPServer, socket: Socket | TLSSocket) {
    super(server, socket);
    this.room = room;
    this.number = room.numbers.size + 1;
    room.numbers.set(this.id, this.number);
  }
  /** Without the tenth of a second in which the library listens for clients that talk too soon. */
  override init(): void {
    this._setListeners(() => {
      const fault = this.goWrong('connect', '', () => this.connectionReady());
      if (!fault) this.connectionReady();
      else if ('say' in fault) this.reply(fault, true);
    });
  }
  override _getHandler(command: string) {
    const handler = super._getHandler(command);
    if (!handler) return undefined;
    return (given: Buffer, done: () => void): void => {
      const line = command === 'AUTH' ? given.toString().split(' ').slice(0, 2).join(' ') : given.toString();
      this.room.heard.push(`${this.number} ${this.secure ? 'tls ' : ''}${line}`);
      const goOn = () => handler.call(this, given, done);
      const point = command.toLowerCase() as SmtpPoint;
      const fault = commands.includes(command) ? this.goWrong(point, line, goOn) : undefined;
      if (!fault) goOn();
      else if ('say' in fault) {
        this.reply(fault, fault.say === 421);
        done();
      }
    };
  }
  /** The fault of this point, begun; a reply is left to the caller. */
  goWrong(point: SmtpPoint, line: string, goOn: () => void): SmtpFault | undefined {
    const fault = this.room.script?.(point, { line, connection: this.number });
    if (fault && 'wait' in fault) setTimeout(goOn, fault.wait).unref();
    if (fault && 'cut' in fault) this._socket.destroy();
    return fault;
  }
  reply({ say, text = 'The test wants it so' }: { readonly say: number; readonly text?: string }, last: boolean): void {
    this.send(say, text, false);
    if (last) this.close();
  }
}

/** Keeps a message whose final dot came, unless it is told to go wrong; one whose content was cut is never kept. */
function takeContent(
  server: FaultyServer,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  done: (error?: Error | null) => void,
): void {
  const connection = [...server.connections].find(({ id }) => id === session.id);
  if (!(connection instanceof FaultyConnection)) throw new Error('The connection is not known.');
  const to = session.envelope.rcptTo.map(({ address }) => address);
  const chunks: Buffer[] = [];
  let goesOn = true;
  stream.on('data', (chunk: Buffer) => {
    if (chunks.push(chunk) > 1) return;
    stream.pause();
    const fault = connection.goWrong('content', to.join(), () => {
      goesOn = true;
      stream.resume();
    });
    goesOn = fault === undefined;
    if (goesOn) stream.resume();
    else if (fault && 'say' in fault) connection.reply(fault, true);
  });
  stream.on('end', () => {
    if (!goesOn) return;
    const keep = () => server.room.record.push(readAccepted(Buffer.concat(chunks).toString('utf8'), to, session));
    const accept = () => {
      keep();
      done();
    };
    const fault = connection.goWrong('end', to.join(), accept);
    if (!fault) return accept();
    if ('keep' in fault && fault.keep) keep();
    if ('say' in fault) done(refused(fault.say, fault.text ?? 'The test wants it so'));
  });
}

function readAccepted(raw: string, to: readonly string[], session: SMTPServerSession): AcceptedMessage {
  const header = raw.split('\r\n\r\n', 1)[0] ?? '';
  const { mailFrom } = session.envelope;
  return {
    messageId: /^message-id:\s*(\S+)/im.exec(header)?.[1] ?? '',
    from: mailFrom ? mailFrom.address : '',
    ...{ to, raw, user: session.user, secure: session.secure, at: Date.now() },
  };
}
