import { Duplex } from 'node:stream';

/**
 * A stream that can be handed out at once and whose other end is opened meanwhile: mysql2 wants its stream without
 * waiting, a tunnel needs time to give one. What is written waits; an opening that fails is the stream's error.
 */
export function lateStream(open: () => Promise<Duplex>): Duplex {
  let source: Duplex | undefined;
  const stream: Duplex = new Duplex({
    construct(done) {
      open().then((opened) => {
        source = opened;
        opened.on('data', (chunk) => {
          if (!stream.push(chunk)) opened.pause();
        });
        opened.once('end', () => stream.push(null));
        opened.once('error', (error) => stream.destroy(error));
        opened.once('close', () => stream.destroy());
        done();
      }, done);
    },
    read() {
      source?.resume();
    },
    write(chunk, _encoding, done) {
      source?.write(chunk, done);
    },
    final(done) {
      source?.end(() => done());
    },
    destroy(error, done) {
      source?.destroy();
      // As with a socket, the close comes after what TLS has to say of the reason.
      setImmediate(done, error);
    },
  });
  return stream;
}
