import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A command on its way to Appium. */
export type SeenCommand = { readonly method: string; readonly path: string; readonly body: string };

/** Stands between a server and Appium, and sees every command. */
export type AppiumProxy = AsyncDisposable & {
  readonly url: string;
  /** Every command that reached Appium, in order. */
  readonly commands: readonly SeenCommand[];
  /** Told of each command once Appium has it, and before the answer goes back. */
  onCommand: (command: SeenCommand) => void;
};

/**
 * @param appiumUrl the Appium server behind it
 * @param suffix what the names of phones get behind this proxy, so that servers of several don't share them
 */
export async function startAppiumProxy(appiumUrl: string, suffix: string): Promise<AppiumProxy> {
  const commands: SeenCommand[] = [];
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing));

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    // A client that is killed in mid-request has asked for nothing.
    const isWhole = await readAll(incoming, chunks);
    if (!isWhole) return;
    const body = Buffer.from(
      Buffer.concat(chunks)
        .toString()
        .replaceAll(/("appium:udid":"[^"]+)"/g, `$1-${suffix}"`),
    );
    const { method = '', url: path = '', headers } = incoming;
    const command = { method, path, body: body.toString() };
    const target = new URL(path, appiumUrl);
    const asked = forward(
      target,
      { method, headers: { ...headers, host: target.host, 'content-length': body.length } },
      (answer) => {
        commands.push(command);
        proxy.onCommand(command);
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    asked.on('error', () => outgoing.destroy());
    asked.end(body);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: AppiumProxy = {
    url: `http://127.0.0.1:${port}/`,
    commands,
    onCommand: () => undefined,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}

async function readAll(incoming: IncomingMessage, chunks: Buffer[]): Promise<boolean> {
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    return true;
  } catch {
    return false;
  }
}
