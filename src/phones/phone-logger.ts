type Log = (fields: object, message: string) => void;

/** What the phone layer needs of a logger; a pino logger is one. It never sees what a user types. */
export type PhoneLogger = {
  readonly debug: Log;
  readonly info: Log;
  readonly warn: Log;
  readonly error: Log;
};
