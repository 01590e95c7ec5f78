import { CliError } from './client.ts';
import type { ToolProfile } from './gql/graphql.ts';

/** @throws {CliError} for what is no profile of tools */
export function toolProfile(text: string): ToolProfile {
  if (text === 'computer' || text === 'phone') return text;
  throw new CliError(`"${text}" is no profile of tools: there are "computer" and "phone".`);
}
