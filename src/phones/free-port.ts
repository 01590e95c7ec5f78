import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * @returns a TCP port of the loopback interface that was free a moment ago. Someone else may take it
 * before its use, so whoever listens on it must be ready to ask for another.
 */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
