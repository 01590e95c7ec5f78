import { randomUUID } from 'node:crypto';
import type { Logger } from '../lib/logger.ts';
import type { EventObserver } from './observed-log.ts';
import { sessionSpans } from './session-spans.ts';

/** Sends what sessions do to a collector of traces. Disposal sends what is left. */
export type Traces = AsyncDisposable & { readonly observe: EventObserver };

/** How the SDK is set up where its own variables leave it open. */
export type TracesOptions = {
  readonly version: string;
  /** The name of this server; undefined when the SDK's variables have one. */
  readonly serviceName: string | undefined;
  /** How much the SDK says of its own troubles; undefined when its variables say so. */
  readonly logLevel: string | undefined;
  /** Whether its variables say what of the process and its host is told. */
  readonly hasDetectors: boolean;
  readonly logger: Logger;
};

/** How long the last spans may take to a collector, in milliseconds; one that is down takes longer than anyone waits. */
const FLUSH_MS = 3_000;

/**
 * Loads OpenTelemetry's SDK, which reads the standard `OTEL_*` variables by itself: they are its interface,
 * and too many to be passed on. Only traces leave this way.
 *
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export async function startTraces({
  version,
  serviceName,
  hasDetectors,
  logLevel,
  logger,
}: TracesOptions): Promise<Traces> {
  const [{ startNodeSdk }, { DiagLogLevel, ROOT_CONTEXT, SpanKind, SpanStatusCode, diag, trace }] =
    await Promise.all([import('@opentelemetry/sdk-node'), import('@opentelemetry/api')]);
  const sdk = startNodeSdk({
    resourceAttributes: {
      'service.version': version,
      'service.instance.id': randomUUID(),
      ...(serviceName !== undefined && { 'service.name': serviceName }),
    },
    ...(logLevel !== undefined && { logLevel }),
    // By default they tell the command line of the process, which may hold an instruction.
    ...(!hasDetectors && { resourceDetectors: [] }),
    metricReaders: [],
    logRecordProcessors: [],
    propagators: [],
  });
  if (logLevel !== undefined) {
    // Its own logger writes stacks that don't say what they are about, and beside this server's log.
    const tell = (said: string): void => logger.warn({ said: gistOf(said) }, 'OpenTelemetry has trouble');
    diag.setLogger(
      { error: tell, warn: tell, info: tell, debug: tell, verbose: tell },
      { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
    );
  }
  const spans = sessionSpans({
    tracer: trace.getTracer('opposable', version),
    under: (span) => (span ? trace.setSpan(ROOT_CONTEXT, span) : ROOT_CONTEXT),
    kinds: { internal: SpanKind.INTERNAL, client: SpanKind.CLIENT },
    failed: SpanStatusCode.ERROR,
  });
  return {
    observe: spans.observe,
    async [Symbol.asyncDispose]() {
      spans.end();
      const patience = Promise.withResolvers<void>();
      const timer = setTimeout(patience.resolve, FLUSH_MS);
      try {
        await Promise.race([sdk.shutdown(), patience.promise]);
      } catch (error) {
        logger.warn({ error }, 'The last traces could not be sent');
      } finally {
        clearTimeout(timer);
        trace.disable();
        diag.disable();
      }
    },
  };
}

/** @returns the message of an error that the SDK tells as JSON; anything else as it is. */
function gistOf(said: string): string {
  return /"message":"((?:[^"\\]|\\.)*)"/.exec(said)?.[1] ?? said;
}
