/**
 * The least that a server does for a request: one row is inserted for a POST and one is read for a GET, with SQLite
 * set up as ours is. It ends when its parent lets go. Its one argument is the database's path.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Sqlite from 'better-sqlite3';

const sqlite = new Sqlite(process.argv[2]);
sqlite.pragma('journal_mode = WAL');
sqlite.pragma('synchronous = FULL');
sqlite.exec(
  'CREATE TABLE "Row" ("id" TEXT PRIMARY KEY, "createdAt" TEXT NOT NULL, "status" TEXT NOT NULL, "data" TEXT NOT NULL)',
);
const insert = sqlite.prepare('INSERT INTO "Row" ("id", "createdAt", "status", "data") VALUES (?, ?, ?, ?)');
const read = sqlite.prepare('SELECT "id", "createdAt", "status", "data" FROM "Row" WHERE "id" = ?');
/** What a row of ours has besides. */
const REST = 'x'.repeat(600);

const server = createServer(async (incoming, outgoing) => {
  const answer = (status: number, body: unknown) =>
    outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (incoming.method === 'POST') {
    const asked: unknown = JSON.parse(await text(incoming));
    const row = { id: randomUUID(), createdAt: new Date().toISOString(), status: 'ready' };
    insert.run(row.id, row.createdAt, row.status, JSON.stringify({ asked, rest: REST }));
    answer(201, row);
  } else {
    answer(200, read.get(incoming.url?.slice(1)));
  }
});
process.on('disconnect', () => {
  server.closeAllConnections();
  server.close(() => sqlite.close());
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
