import { type Command, InvalidArgumentError, Option } from 'commander';
import { AGENT_EVENT_TYPES, type AgentEventType } from '../domain/agent-event.ts';
import { DELIVERY_STATUSES } from '../domain/webhook.ts';
import type { Client } from './client.ts';
import {
  createWebhook,
  type DeliveriesOptions,
  enableWebhook,
  listDeliveries,
  listWebhooks,
  type NewWebhookOptions,
  pingWebhook,
  redeliver,
  removeWebhook,
  rotateSecret,
} from './commands/webhooks.ts';

type Options = { readonly json: boolean };

/** Adds the commands for webhooks and what became of their messages. */
export function addWebhookCommands(program: Command, connect: () => Promise<Client>): void {
  const webhooks = program
    .command('webhooks')
    .description('list the webhooks, where events are sent to as they happen')
    .addOption(new Option('--json', 'print JSON for scripts').default(false))
    .action(async (options: Options) => {
      await using client = await connect();
      await listWebhooks(client, options);
    });

  webhooks
    .command('create <url>')
    .description('have the events of all sessions sent to an address, and print the secret, this once')
    .option('--events <types>', 'only events of these types, with commas between', eventTypesOf)
    .option('--description <text>', 'what it is for')
    .action(async (url: string, _options: object, command: Command) => {
      await using client = await connect();
      await createWebhook(client, url, command.optsWithGlobals<NewWebhookOptions>());
    });

  const onWebhook = (
    name: string,
    description: string,
    run: (client: Client, id: string, options: Options) => Promise<unknown>,
  ): Command =>
    webhooks
      .command(name)
      .description(description)
      .action(async (id: string, _options: object, command: Command) => {
        await using client = await connect();
        const isFine = await run(client, id, command.optsWithGlobals<Options>());
        if (isFine === false) process.exitCode = 1;
      });

  onWebhook('rm <webhook>', 'delete a webhook', removeWebhook);
  onWebhook('enable <webhook>', 'let a disabled webhook go on where it was', enableWebhook);
  onWebhook('ping <webhook>', 'try a webhook out; exits with 0 only when it answers 2xx', pingWebhook);
  onWebhook(
    'redeliver <delivery>',
    'send a message once more; exits with 0 only when it was taken',
    redeliver,
  );

  webhooks
    .command('rotate [webhook]')
    .description(
      "make a new secret and print it, this once; for the sessions' own webhooks when none is named",
    )
    .action(async (id: string | undefined, _options: object, command: Command) => {
      await using client = await connect();
      await rotateSecret(client, id, command.optsWithGlobals<Options>());
    });

  webhooks
    .command('deliveries <webhook>')
    .description('list what became of the messages of the last 30 days, the newest first')
    .addOption(new Option('--status <status>', 'only those that stand there').choices(DELIVERY_STATUSES))
    .option('--limit <n>', 'how many, 1 to 100', upTo100, 20)
    .action(async (id: string, _options: object, command: Command) => {
      await using client = await connect();
      await listDeliveries(client, id, command.optsWithGlobals<DeliveriesOptions>());
    });
}

function eventTypesOf(text: string): readonly AgentEventType[] {
  const named = text.split(',').map((type) => type.trim());
  const known = AGENT_EVENT_TYPES.filter((type) => named.includes(type));
  if (known.length === new Set(named).size) return known;
  throw new InvalidArgumentError(`${AGENT_EVENT_TYPES.join(', ')} are what there is, with commas between.`);
}

function upTo100(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 100) return number;
  throw new InvalidArgumentError('1 to 100 can be listed.');
}
