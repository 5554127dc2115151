import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Makes it listen on 127.0.0.1; port 0 takes any. Gives the port. */
export async function listen(server: Pick<Server, 'listen' | 'address' | 'once'>, port = 0): Promise<number> {
  const listening = once(server as Server, 'listening');
  server.listen(port, '127.0.0.1');
  await listening;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No TCP address');
  return address.port;
}

/** A port of 127.0.0.1 that was free a moment ago, for servers that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
