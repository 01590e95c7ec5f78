import { type Command, InvalidArgumentError, Option } from 'commander';
import { ROOT_DIALECTS } from '../domain/dialect.ts';
import { SCOPES, type Scope } from '../domain/scope.ts';
import type { Client } from './client.ts';
import {
  createKey,
  createOrganization,
  listKeys,
  listOrganizations,
  type NewKeyOptions,
  revokeKey,
  setKeyLimits,
  setOrganizationLimits,
} from './commands/keys.ts';
import type { LimitsInput } from './gql/graphql.ts';

type Options = { readonly json: boolean };
/** Commander takes a null for no value. */
type Amount = number | 'none';
type LimitOptions = {
  readonly requests?: Amount;
  readonly sessions?: Amount;
  readonly minutes?: Amount;
  readonly cost?: Amount;
};

/** Adds the commands for keys, organisations and what they may use. */
export function addKeyCommands(program: Command, connect: () => Promise<Client>): void {
  const json = new Option('--json', 'print JSON for scripts').default(false);

  const keys = program
    .command('keys')
    .description('list the API keys of the organisation, without the keys themselves')
    .addOption(json)
    .action(async (options: Options) => {
      await using client = await connect();
      await listKeys(client, options);
    });

  keys
    .command('create')
    .description('create a key and print it, this once')
    .option('--name <name>', 'what people call it; by its dialect when absent')
    .addOption(
      new Option('--scopes <scopes>', `what it may do: ${SCOPES.join(', ')}, with commas between`)
        .argParser(scopesOf)
        .default(['read', 'control'], 'read,control'),
    )
    .option('--expires <when>', 'when it ends by itself: 12h, 90d, or a date such as 2027-01-31', momentOf)
    .addOption(
      new Option('--dialect <dialect>', 'what the root /v1 speaks to whoever has it').choices(ROOT_DIALECTS),
    )
    .action(async (_options: object, command: Command) => {
      await using client = await connect();
      await createKey(client, command.optsWithGlobals<NewKeyOptions>());
    });

  keys
    .command('revoke <key>')
    .description('end a key at once, with its view tokens and its subscriptions')
    .action(async (id: string, _options: object, command: Command) => {
      await using client = await connect();
      await revokeKey(client, id, command.optsWithGlobals<Options>());
    });

  limitsCommand(keys, 'limits <key>', 'change what may be used with a key').action(
    async (id: string, options: LimitOptions, command: Command) => {
      await using client = await connect();
      await setKeyLimits(client, id, toLimitsInput(options), command.optsWithGlobals<Options>());
    },
  );

  const organizations = program
    .command('organizations')
    .description('list the organisations; with an admin key of the default organisation')
    .addOption(json)
    .action(async (options: Options) => {
      await using client = await connect();
      await listOrganizations(client, options);
    });

  organizations
    .command('create <name>')
    .description('create an organisation and print the key that administers it, this once')
    .action(async (name: string, _options: object, command: Command) => {
      await using client = await connect();
      await createOrganization(client, name, command.optsWithGlobals<Options>());
    });

  limitsCommand(organizations, 'limits <organization>', 'change what an organisation may use').action(
    async (id: string, options: LimitOptions, command: Command) => {
      await using client = await connect();
      await setOrganizationLimits(client, id, toLimitsInput(options), command.optsWithGlobals<Options>());
    },
  );
}

function limitsCommand(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(`${description}; "none" lifts a limit`)
    .option('--requests <n>', 'requests a minute', amountOf)
    .option('--sessions <n>', 'sessions that are under way at a time', amountOf)
    .option('--minutes <n>', 'minutes of running time a month', amountOf)
    .option('--cost <usd>', 'US dollars a month', amountOf);
}

function toLimitsInput({ requests, sessions, minutes, cost }: LimitOptions): LimitsInput {
  return {
    ...(requests !== undefined && { requestsPerMinute: limitOf(requests) }),
    ...(sessions !== undefined && { maxConcurrentSessions: limitOf(sessions) }),
    ...(minutes !== undefined && { maxMinutesPerMonth: limitOf(minutes) }),
    ...(cost !== undefined && { maxCostUsdPerMonth: limitOf(cost) }),
  };
}

function scopesOf(text: string): readonly Scope[] {
  const named = text.split(',').map((scope) => scope.trim());
  const known = SCOPES.filter((scope) => named.includes(scope));
  if (known.length !== new Set(named).size) {
    throw new InvalidArgumentError(`${SCOPES.join(', ')} are what there is, with commas between.`);
  }
  return known;
}

function momentOf(text: string): Date {
  const [, count, unit] = /^(\d{1,5})([hd])$/.exec(text) ?? [];
  if (count !== undefined)
    return new Date(Date.now() + Number(count) * (unit === 'h' ? 3_600_000 : 86_400_000));
  const moment = new Date(text);
  if (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(moment.getTime())) return moment;
  throw new InvalidArgumentError('12h, 90d, or a date such as 2027-01-31 is needed.');
}

function limitOf(amount: Amount): number | null {
  return amount === 'none' ? null : amount;
}

function amountOf(text: string): Amount {
  if (text === 'none') return text;
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('A number is needed, or "none".');
  return Number(text);
}
