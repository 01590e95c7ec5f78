import { formatId, type SessionId } from './ids.ts';

/** As what a session can be taken away: moving pictures, one page to read, everything for programs. */
export const EXPORT_FORMATS = ['webp', 'html', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** @returns where a session is exported, on the server that has it. */
export function exportPath(id: SessionId | string, format: ExportFormat): string {
  return `/v1/sessions/${formatId('sess', id)}/export?format=${format}`;
}
