import { formatId, type PhoneId, type SessionId } from './ids.ts';

/** The one thing that a view token lets its bearer look at. */
export type View = { readonly sessionId: SessionId } | { readonly phoneId: PhoneId };

/** What somebody wants to look at, as the client named it; for a view only the id's wire form counts. */
export type Sight = { readonly sessionId: string } | { readonly phoneId: string };

/** @returns whether what is wanted is what the view shows. */
export function shows(view: View, wanted: Sight): boolean {
  if ('sessionId' in view) {
    return 'sessionId' in wanted && wanted.sessionId === formatId('sess', view.sessionId);
  }
  return 'phoneId' in wanted && wanted.phoneId === formatId('phone', view.phoneId);
}
