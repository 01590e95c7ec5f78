import type { Model } from '../models/model.ts';

/** A model that a session may be given. */
export type ModelOption = {
  readonly id: string;
  /** Who drives a session on it, for people. */
  readonly label: string;
  /** Whether it is what sessions get that name none. */
  readonly isDefault: boolean;
  /** Whether it is the built-in one, which follows rules and costs nothing. */
  readonly isDemo: boolean;
};

/**
 * @param known the ids of further models that `claude` is known to serve; it may serve others too
 * @returns what people may choose from: the default first, the demo last
 */
export function modelOptions(
  demo: Model,
  claude: Model | undefined,
  known: readonly string[],
): readonly ModelOption[] {
  const demoOption = { id: demo.defaultModel, label: demo.label(demo.defaultModel), isDemo: true };
  if (!claude) return [{ ...demoOption, isDefault: true }];
  const ids = new Set([claude.defaultModel, ...known]);
  return [
    ...[...ids].map((id) => ({
      ...{ id, label: claude.label(id), isDemo: false },
      isDefault: id === claude.defaultModel,
    })),
    { ...demoOption, isDefault: false },
  ];
}
