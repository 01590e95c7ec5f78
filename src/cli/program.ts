import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { describeVariables } from '../config/variables.ts';
import { readClientConfig } from '../config.ts';
import { EXPORT_FORMATS } from '../domain/export-format.ts';
import { SESSION_STATUSES } from '../domain/session.ts';
import { StartError } from '../lib/start-error.ts';
import { CliError, Client } from './client.ts';
import { type ExportOptions, exportSession } from './commands/export.ts';
import { listSessions, removeSession } from './commands/list.ts';
import { open } from './commands/open.ts';
import { run } from './commands/run.ts';
import { listSecrets, removeSecret, setSecret } from './commands/secrets.ts';
import {
  approve,
  deny,
  release,
  SIMPLE_COMMANDS,
  type SimpleCommand,
  sendMessage,
  setBudget,
  simpleCommand,
  takeover,
} from './commands/steer.ts';
import { showUsage, type UsageOptions } from './commands/usage.ts';
import { GetSession } from './documents/sessions.ts';
import { addFleetCommands } from './fleet-commands.ts';
import { addKeyCommands } from './key-commands.ts';
import { usDollars, wholeNumber } from './options.ts';
import { printable } from './printable.ts';
import { USAGE_GROUPS } from './render-usage.ts';
import { exitCode, requireSessionId, showSession, summary } from './show-session.ts';
import { addWebhookCommands } from './webhook-commands.ts';

/** The exit code of a program that a closed pipe ended. */
const UNREAD = 141;

const program = new Command('opposable')
  .description('Runs AI agents on real phones.')
  .showHelpAfterError()
  .option('--url <url>', 'the server; OPPOSABLE_URL, or this machine at PORT')
  .configureHelp({ showGlobalOptions: true })
  .addHelpText('after', environmentHelp);

const json = new Option('--json', 'print JSON for scripts').default(false);

type ServeFlags = Readonly<Record<string, unknown>> & {
  readonly json: boolean;
  readonly try?: string;
  readonly forgetSecrets?: boolean;
};
const serveCommand = program
  .command('serve')
  .description('start the server')
  .option('--try <instruction>', 'run a session right away and show it')
  .option(
    '--forget-secrets',
    'delete every secret first, those of webhooks too: the way out when their key is lost',
  )
  .addOption(json)
  .addHelpText('after', environmentHelp);
const variables = describeVariables().flatMap(({ name, flag, text }) =>
  flag === undefined ? [] : [{ name, option: new Option(`${flag} <value>`, `${text} [${name}]`) }],
);
for (const { option } of variables) serveCommand.addOption(option);
serveCommand.action(async (options: ServeFlags) => {
  const { serve } = await import('./commands/serve.ts');
  const given = variables.map(({ name, option }) => [name, options[option.attributeName()]] as const);
  const flags = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  const { try: tryInstruction, json: asJson, forgetSecrets = false } = options;
  await serve({ tryInstruction, json: asJson, forgetSecrets, flags });
});

program
  .command('open')
  .description('print a link that opens the dashboard, signed in; it works once')
  .addOption(json)
  .action(async (options: { readonly json: boolean }) => {
    await using client = await connect();
    await open(client, options);
  });

program
  .command('run <instruction>')
  .description('create a session and follow it; exits with 0 only when it completed')
  .option('--phone <phone>', "the id or name of a phone; the agent's, or any free one, when absent")
  .option('--agent <agent>', 'the id or name of an agent, the profile to start from')
  .option('--pool <pool>', 'any free phone of a pool')
  .option('--queue', 'wait in turn when no such phone is free')
  .option('--model <model>', "the id of a model; the server's own when absent")
  .option('--max-turns <n>', 'the limit of model turns', wholeNumber)
  .option('--timeout <seconds>', 'the limit of running time', wholeNumber)
  .option('--max-cost <usd>', 'the limit of the cost in US dollars', usDollars)
  .option('--profile <profile>', 'the tools of the agent: computer or phone')
  .option('--allow-app <app...>', 'the apps that the agent may use; any when absent')
  .option('--policy <file>', 'a file with the policy')
  .option('--output-schema <file>', 'a file with the JSON Schema of the result')
  .addOption(json)
  .action(async (instruction: string, options: Omit<Parameters<typeof run>[2], 'interactive'>) => {
    await using client = await connect();
    process.exitCode = await run(client, instruction, { ...options, interactive: true });
  });

program
  .command('watch <session>')
  .description('follow a session; exits with 0 only when it completed')
  .option('--after <index>', 'show only events with a higher index', wholeNumber)
  .addOption(json)
  .action(async (session: string, options: { readonly json: boolean; readonly after?: number }) => {
    const id = requireSessionId(session);
    await using client = await connect();
    process.exitCode = exitCode(await showSession(client, id, options));
  });

const sessions = program
  .command('sessions')
  .description('list the newest sessions')
  .addOption(new Option('--status <status>', 'only sessions with this status').choices(SESSION_STATUSES))
  .option('--limit <n>', 'how many, 1 to 100', upTo100, 20)
  .addOption(json)
  .action(async (options: Parameters<typeof listSessions>[1]) => {
    await using client = await connect();
    await listSessions(client, options);
  });

sessions
  .command('rm <session>')
  .description('delete a session that has ended, with its log and its screenshots')
  .action(async (session: string, _options: object, command: Command) => {
    const id = requireSessionId(session);
    await using client = await connect();
    await removeSession(client, id, command.optsWithGlobals<{ readonly json: boolean }>());
  });

program
  .command('export <session>')
  .description('take a session away as a file, as far as it has come')
  .addOption(
    new Option('--format <format>', 'moving pictures, a page to read, or everything as JSON')
      .choices(EXPORT_FORMATS)
      .makeOptionMandatory(),
  )
  .option(
    '-o, --output <file>',
    'where to; a file here with the name of the session when absent, "-" for a pipe',
  )
  .addOption(json)
  .action(async (session: string, options: ExportOptions) => {
    const id = requireSessionId(session);
    await using client = await connect();
    await exportSession(client, id, options);
  });

program
  .command('usage')
  .description('show the minutes, turns and cost of sessions, this month unless said otherwise')
  .addOption(new Option('--by <group>', 'what to group by').choices(USAGE_GROUPS).default('day'))
  .option(
    '--from <time>',
    'count sessions that started then or later: a UTC day, or an ISO 8601 time',
    isoTime,
  )
  .option('--to <time>', 'count sessions that started earlier', isoTime)
  .option('--all-organizations', "count every organisation's sessions; for the operator of the server")
  .addOption(new Option('--csv', 'print CSV').conflicts('json'))
  .addOption(json)
  .action(async (options: UsageOptions) => {
    await using client = await connect();
    await showUsage(client, options);
  });

const sessionCommand = (name: string, description: string): Command =>
  program.command(`${name} <session>`).description(description).addOption(json);

for (const [name, description] of Object.entries(SIMPLE_COMMANDS)) {
  sessionCommand(name, description).action((session: string, options: { readonly json: boolean }) =>
    steer(session, options, (client, id) => simpleCommand(client, name as SimpleCommand, id)),
  );
}

sessionCommand('message', 'say something to the agent, or answer its question')
  .argument('<text>')
  .action((session: string, text: string, options: { readonly json: boolean }) =>
    steer(session, options, (client, id) => sendMessage(client, id, text)),
  );

sessionCommand('approve', 'say yes to the action that waits for approval')
  .option('--input <json>', "the tool's input, to change what is done", jsonObject)
  .action((session: string, options: { readonly json: boolean; readonly input?: Record<string, unknown> }) =>
    steer(session, options, (client, id) => approve(client, id, options.input)),
  );

sessionCommand('deny', 'say no to the action that waits for approval')
  .option('--reason <text>', 'why, for the agent')
  .action((session: string, options: { readonly json: boolean; readonly reason?: string }) =>
    steer(session, options, (client, id) => deny(client, id, options.reason)),
  );

sessionCommand('takeover', 'take the phone from the agent')
  .option('--reason <text>', 'why, for whoever reads the log')
  .action((session: string, options: { readonly json: boolean; readonly reason?: string }) =>
    steer(session, options, (client, id) => takeover(client, id, options.reason)),
  );

sessionCommand('release', 'give the phone back to the agent')
  .option('--note <text>', 'what the agent should know')
  .action((session: string, options: { readonly json: boolean; readonly note?: string }) =>
    steer(session, options, (client, id) => release(client, id, options.note)),
  );

sessionCommand('budget', 'set what a session may cost')
  .argument('<usd>', 'US dollars, or "none"')
  .action((session: string, usd: string, options: { readonly json: boolean }) =>
    steer(session, options, (client, id) => setBudget(client, id, usd)),
  );

/** Runs a command on a session and says how it stands then. */
async function steer(
  session: string,
  options: { readonly json: boolean },
  command: (client: Client, id: string) => Promise<void>,
): Promise<void> {
  const id = requireSessionId(session);
  await using client = await connect();
  await command(client, id);
  const found = await client.request(GetSession, { id });
  process.stdout.write(`${options.json ? JSON.stringify(found.session) : summary(found.session)}\n`);
}
type SecretOptions = { readonly json: boolean };
const secrets = program
  .command('secrets')
  .description('list the secrets; agents type one as {{secret:name}} and never see its value')
  .addOption(json)
  .action(async (options: SecretOptions) => {
    await using client = await connect();
    await listSecrets(client, options);
  });

secrets
  .command('set <name>')
  .description('set a secret, to what you type unseen or pipe in')
  .addHelpText(
    'after',
    '\nThe value is never an argument: everyone on this machine can see the arguments of its processes.',
  )
  // Commander's own complaint would repeat the value.
  .allowExcessArguments()
  .action(async (name: string, _options: object, command: Command) => {
    if (command.args.length > 1) {
      throw new CliError(
        'One name is needed, and nothing else: the value is asked for, or piped in. If you wrote the value, it is in the history of your shell: remove it there, or take another value.',
      );
    }
    await using client = await connect();
    await setSecret(client, name, command.optsWithGlobals<SecretOptions>());
  });

secrets
  .command('rm <name>')
  .description('delete a secret')
  .action(async (name: string, _options: object, command: Command) => {
    await using client = await connect();
    await removeSecret(client, name, command.optsWithGlobals<SecretOptions>());
  });

addFleetCommands(program, connect);
addKeyCommands(program, connect);
addWebhookCommands(program, connect);

async function connect(): Promise<Client> {
  const { url, apiKey, keyPath } = readClientConfig();
  const key = apiKey ?? (await readFile(keyPath, 'utf8').catch(() => '')).trim();
  if (!key) {
    throw new CliError(
      `No API key: set OPPOSABLE_API_KEY, or start a server in this folder, which keeps its key in ${keyPath}.`,
    );
  }
  return new Client({ url: program.opts<{ url?: string }>().url ?? url, apiKey: key });
}

function isoTime(text: string): string {
  const time = new Date(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(time.getTime())) {
    throw new InvalidArgumentError(
      'A day such as 2026-11-01, or a time such as 2026-11-01T08:00:00Z, is needed.',
    );
  }
  return time.toISOString();
}

function upTo100(text: string): number {
  const number = wholeNumber(text);
  if (number < 1 || number > 100) throw new InvalidArgumentError('1 to 100 can be listed.');
  return number;
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new InvalidArgumentError('A JSON object is needed, such as {"x": 10, "y": 20}.');
}

function environmentHelp(): string {
  const described = describeVariables();
  const width = Math.max(...described.map(({ name }) => name.length)) + 2;
  const lines = described.map(
    ({ name, text, fallback }) => `  ${name.padEnd(width)}${text}${fallback ? ` (${fallback})` : ''}`,
  );
  return `\nEnvironment of the server:\n${lines.join('\n')}`;
}

// Whoever reads no further, as `head` does, has what they wanted: that is no failure to report.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(UNREAD);
  });
}

try {
  await program.parseAsync();
} catch (error) {
  const known = error instanceof CliError || error instanceof StartError;
  process.stderr.write(
    `${printable(error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error))}\n`,
  );
  process.exitCode = 1;
}
