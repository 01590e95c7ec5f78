/**
 * What a browser without a key was given to look at one session with: the token behind `#` in the address of a
 * shared page. It stays there, so that the page can be loaded anew, and is sent in headers.
 */
export const viewToken: string | undefined = /^#(view_[\w-]+)$/.exec(location.hash)?.[1];

/** @param path an address of a picture that the server has handed out @returns where this browser may read it */
export function readable(path: string): string {
  return viewToken === undefined ? path : `${path}?token=${viewToken}`;
}
