/** The REST dialects, of which three live at `/v1/sessions`. */
export const DIALECTS = ['tapkit', 'everruns', 'agi', 'viben'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** Those that a key may be bound to: they share the root `/v1`. */
export const ROOT_DIALECTS = ['tapkit', 'everruns', 'agi'] as const satisfies readonly Dialect[];
export type RootDialect = (typeof ROOT_DIALECTS)[number];
