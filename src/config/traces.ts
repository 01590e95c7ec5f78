/** What OpenTelemetry's standard variables leave open. */
export type TracesConfig = {
  /** Undefined when they name the service among its attributes. */
  readonly serviceName: string | undefined;
  /** Undefined when they say how much the SDK tells of itself. */
  readonly logLevel: string | undefined;
  /** Whether they say what of the process and its host is told with the traces; nothing otherwise. */
  readonly hasDetectors: boolean;
};

/**
 * Looks whether OpenTelemetry's standard variables ask for traces. What they say beyond that is for its SDK,
 * which reads them by itself.
 *
 * @returns undefined when nobody wants traces
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export function readTracesConfig(
  environment: Readonly<Record<string, string | undefined>>,
): TracesConfig | undefined {
  const said = (name: string): string | undefined => environment[name]?.trim() || undefined;
  if (said('OTEL_SDK_DISABLED')?.toLowerCase() === 'true') return undefined;
  const exporters = said('OTEL_TRACES_EXPORTER');
  const endpoint = said('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') ?? said('OTEL_EXPORTER_OTLP_ENDPOINT');
  if (exporters === 'none' || (exporters ?? endpoint) === undefined) return undefined;
  const isNamed = /(^|,)\s*service\.name=/.test(said('OTEL_RESOURCE_ATTRIBUTES') ?? '');
  return {
    serviceName: said('OTEL_SERVICE_NAME') ?? (isNamed ? undefined : 'opposable'),
    logLevel: said('OTEL_LOG_LEVEL') === undefined ? 'error' : undefined,
    hasDetectors: said('OTEL_NODE_RESOURCE_DETECTORS') !== undefined,
  };
}
