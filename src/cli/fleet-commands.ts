import { type Command, Option } from 'commander';
import { PHONE_PLATFORMS } from '../domain/phone.ts';
import type { Client } from './client.ts';
import { createAgent, listAgents, type NewAgentOptions, removeAgent } from './commands/agents.ts';
import {
  listPhones,
  type NewPhoneOptions,
  registerPhone,
  removePhone,
  testPhone,
} from './commands/phones.ts';
import { usDollars, wholeNumber } from './options.ts';

type Options = { readonly json: boolean };

/** Adds the commands for phones and for the agents that use them. */
export function addFleetCommands(program: Command, connect: () => Promise<Client>): void {
  const json = new Option('--json', 'print JSON for scripts').default(false);

  const phones = program
    .command('phones')
    .description('list the phones')
    .addOption(json)
    .action(async (options: Options) => {
      await using client = await connect();
      await listPhones(client, options);
    });

  phones
    .command('add <name>')
    .description('register a phone; needs an admin key')
    .addOption(
      new Option('--platform <platform>', 'what it runs').choices(PHONE_PLATFORMS).makeOptionMandatory(),
    )
    .requiredOption('--udid <udid>', 'what Appium knows it by')
    .option('--capabilities <file>', 'a file with the capabilities of its Appium session')
    .option('--appium-url <url>', "the Appium server that reaches it; the server's own when absent")
    .option('--pool <pool>', 'the pool that it belongs to')
    .option('--display-name <name>', 'a name for people')
    .action(async (name: string, _options: object, command: Command) => {
      await using client = await connect();
      await registerPhone(client, name, command.optsWithGlobals<NewPhoneOptions>());
    });

  phones
    .command('rm <phone>')
    .description('remove a phone that was registered; needs an admin key')
    .action(async (id: string, _options: object, command: Command) => {
      await using client = await connect();
      await removePhone(client, id, command.optsWithGlobals<Options>());
    });

  phones
    .command('test <phone>')
    .description('connect a phone and take a screenshot; exits with 0 only when that works')
    .action(async (id: string, _options: object, command: Command) => {
      await using client = await connect();
      process.exitCode = await testPhone(client, id, command.optsWithGlobals<Options>());
    });

  const agents = program
    .command('agents')
    .description('list the agents, the profiles that sessions start from')
    .addOption(json)
    .action(async (options: Options) => {
      await using client = await connect();
      await listAgents(client, options);
    });

  agents
    .command('create <name>')
    .description('create an agent')
    .option('--description <text>', 'what it is for')
    .option('--model <model>', 'the id of a model')
    .option('--system-prompt <text>', 'what its sessions are told besides what every agent is told')
    .option('--phone <phone>', 'the phone of sessions that name none')
    .option('--pool <pool>', 'the pool whose phones serve sessions that name none')
    .option('--max-turns <n>', 'the limit of model turns', wholeNumber)
    .option('--timeout <seconds>', 'the limit of running time', wholeNumber)
    .option('--max-cost <usd>', 'the limit of the cost in US dollars', usDollars)
    .option('--profile <profile>', 'the tools: computer or phone')
    .option('--allow-app <app...>', 'the apps that may be used')
    .option('--policy <file>', 'a file with the policy')
    .action(async (name: string, _options: object, command: Command) => {
      await using client = await connect();
      await createAgent(client, name, command.optsWithGlobals<NewAgentOptions>());
    });

  agents
    .command('rm <agent>')
    .description('delete an agent; its sessions stay')
    .action(async (id: string, _options: object, command: Command) => {
      await using client = await connect();
      await removeAgent(client, id, command.optsWithGlobals<Options>());
    });
}
