/**
 * The least that a server does for a request: one row is inserted for a POST and one is read for a GET, by Hono and with
 * SQLite set up as ours is. It ends when its parent lets go. Its one argument is the database's path.
 */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import Sqlite from 'better-sqlite3';
import { Hono } from 'hono';

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

const app = new Hono();
app.post('/', async (c) => {
  const asked: unknown = await c.req.json();
  const row = { id: randomUUID(), createdAt: new Date().toISOString(), status: 'ready' };
  insert.run(row.id, row.createdAt, row.status, JSON.stringify({ asked, rest: REST }));
  return c.json(row, 201);
});
app.get('/:id', (c) => c.json(read.get(c.req.param('id')) as object));

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.send?.(`http://127.0.0.1:${port}`);
}) as Server;
process.on('disconnect', () => {
  server.closeAllConnections();
  server.close(() => sqlite.close());
});
