import type { Failure } from '../../api/client.ts';
import type {
  AgentEventType,
  CreateSessionInput,
  PictureSize,
  SessionMode,
  ToolProfile,
} from '../../gql/graphql.ts';

/** What somebody has filled in, as they wrote it; what is empty is left to the agent or to the server. */
export type SessionForm = {
  /** The id of a phone; any free one when empty. */
  readonly phoneId: string;
  readonly instruction: string;
  readonly agentId: string;
  /** In place of a phone. */
  readonly pool: string;
  readonly queue: boolean;
  readonly title: string;
  readonly tags: readonly string[];
  readonly mode: SessionMode | '';
  readonly model: string;
  readonly toolProfile: ToolProfile | '';
  readonly pictureSize: PictureSize | '';
  readonly maxTurns: string | number;
  readonly timeoutS: string | number;
  readonly maxCostUsd: string | number;
  readonly allowedApps: readonly string[];
  /** JSON. */
  readonly policy: string;
  /** JSON. */
  readonly outputSchema: string;
  /** JSON. */
  readonly metadata: string;
  readonly webhookUrl: string;
  readonly webhookEvents: readonly AgentEventType[];
};

/** Nothing but the phone that the address names. */
export function emptyForm(phoneId: string): SessionForm {
  return {
    ...{ phoneId, instruction: '', agentId: '', queue: false, title: '', tags: [], mode: '', model: '' },
    ...{ toolProfile: '', pictureSize: '', maxTurns: '', timeoutS: '', maxCostUsd: '', allowedApps: [] },
    ...{ pool: '', policy: '', outputSchema: '', metadata: '', webhookUrl: '', webhookEvents: [] },
  };
}

/** What is wrong with which field. */
export type FieldProblems = { readonly [Field in keyof SessionForm]?: string };

/** The fields that are folded away. */
export const FOLDED = [
  ...(['queue', 'title', 'tags', 'mode', 'model', 'toolProfile', 'pictureSize', 'maxTurns'] as const),
  ...(['timeoutS', 'maxCostUsd', 'allowedApps', 'policy', 'outputSchema', 'metadata'] as const),
  ...(['pool', 'webhookUrl', 'webhookEvents'] as const),
] as const satisfies readonly (keyof SessionForm)[];

/** What is sent, or what keeps it from being sent. */
export type FormResult =
  | { readonly type: 'input'; readonly input: CreateSessionInput }
  | { readonly type: 'problems'; readonly problems: FieldProblems };

/** Reads what was filled in. Whether it will do is for the server to say; only JSON is read here. */
export function toInput(form: SessionForm): FormResult {
  const policy = readJson(form.policy);
  const outputSchema = readJson(form.outputSchema);
  const metadata = readJson(form.metadata);
  const problems = {
    ...(form.instruction.trim() === '' && { instruction: 'Say what to do.' }),
    ...(policy.problem !== undefined && { policy: policy.problem }),
    ...(outputSchema.problem !== undefined && { outputSchema: outputSchema.problem }),
    ...(metadata.problem !== undefined && { metadata: metadata.problem }),
  };
  if (Object.keys(problems).length > 0) return { type: 'problems', problems };
  const { instruction, queue, mode, toolProfile, pictureSize } = form;
  const texts = ['phoneId', 'agentId', 'pool', 'title', 'model', 'webhookUrl'] as const;
  const numbers = ['maxTurns', 'timeoutS', 'maxCostUsd'] as const;
  const lists = ['tags', 'allowedApps', 'webhookEvents'] as const;
  const input = {
    instruction,
    ...(queue && { queue }),
    ...(mode !== '' && { mode }),
    ...(toolProfile !== '' && { toolProfile }),
    ...(pictureSize !== '' && { pictureSize }),
    ...Object.fromEntries(texts.filter((name) => form[name] !== '').map((name) => [name, form[name].trim()])),
    ...Object.fromEntries(
      numbers.filter((name) => form[name] !== '').map((name) => [name, Number(form[name])]),
    ),
    ...Object.fromEntries(lists.filter((name) => form[name].length > 0).map((name) => [name, form[name]])),
    ...(policy.value && { policy: policy.value }),
    ...(outputSchema.value && { outputSchema: outputSchema.value }),
    ...(metadata.value && { metadata: metadata.value }),
  };
  return { type: 'input', input };
}

/** The fields that a failure is about whatever its words are. */
const BY_CODE: Readonly<Record<string, keyof SessionForm>> = {
  PHONE_BUSY: 'phoneId',
  PHONE_NOT_FOUND: 'phoneId',
  PHONE_NOT_CONNECTED: 'phoneId',
  AGENT_NOT_FOUND: 'agentId',
};

/** What a sentence of the server's begins with when it is about a field. */
const BY_WORDS: readonly (readonly [RegExp, keyof SessionForm])[] = [
  [/^outputSchema:/, 'outputSchema'],
  [/ pool "/, 'pool'],
  [/^The address of the webhook:/, 'webhookUrl'],
  [/^Events for a webhook /, 'webhookUrl'],
  [/^The price of the model /, 'maxCostUsd'],
  [/^The model /, 'model'],
];

/** @returns which fields a failure of the server's is about; none when it doesn't say */
export function problemsOf({ message, code, problems = [] }: Failure): FieldProblems {
  const field = BY_WORDS.find(([words]) => words.test(message))?.[1] ?? BY_CODE[code ?? ''];
  if (field) return { [field]: message };
  const known = Object.keys(emptyForm(''));
  const found = problems.flatMap(({ path: [name = '', ...within], message: said }) =>
    known.includes(name) ? [[name, within.length > 0 ? `${within.join('.')}: ${said}` : said] as const] : [],
  );
  return Object.fromEntries(found.toReversed());
}

type ReadJson = { readonly value?: Record<string, unknown>; readonly problem?: string };

function readJson(text: string): ReadJson {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { value: value as Record<string, unknown> };
    }
  } catch (error) {
    return { problem: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  return { problem: 'Write a JSON object, such as {}.' };
}
