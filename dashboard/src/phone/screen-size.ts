/** The size of a screen in its own pixels, which actions take. */
export type ScreenSize = { readonly widthPx: number; readonly heightPx: number };
