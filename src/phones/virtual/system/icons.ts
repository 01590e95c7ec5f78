/** Line drawings on a 24x24 grid. */
export function lines(color: string, ...paths: readonly string[]): string {
  return svg(
    paths.map(
      (d) =>
        `<path d="${d}" fill="none" stroke="${color}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`,
    ),
  );
}

/** Filled drawings on a 24x24 grid. */
export function filled(color: string, ...paths: readonly string[]): string {
  return svg(paths.map((d) => `<path d="${d}" fill="${color}"/>`));
}

function svg(shapes: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 24 24">${shapes.join('')}</svg>`;
}

/** The outlines that several screens share. */
export const SHAPE = {
  heart:
    'M12 20.5 C5 15.5 3 12 3 8.8 C3 6 5.2 4 7.8 4 C9.5 4 11.1 4.9 12 6.4 C12.9 4.9 14.5 4 16.2 4 C18.8 4 21 6 21 8.8 C21 12 19 15.5 12 20.5 Z',
  bubble: 'M4 5 H20 V16 H11 L6 20 V16 H4 Z',
  send: 'M4 12 L20 4 L15 20 L11.5 13.5 Z',
  bookmark: 'M7 4 H17 V20 L12 16 L7 20 Z',
  house: 'M4 11 L12 4 L20 11 V20 H14.5 V14 H9.5 V20 H4 Z',
  person: 'M12 4.5 A3.6 3.6 0 1 1 11.99 4.5 Z M4.5 20 C5.5 15.5 8.5 14 12 14 C15.5 14 18.5 15.5 19.5 20 Z',
  glass: 'M10.5 4 A6.5 6.5 0 1 1 10.49 4 Z M15.5 15.5 L20 20',
  plus: 'M12 5 V19 M5 12 H19',
  cross: 'M6 6 L18 18 M18 6 L6 18',
  gear: 'M12 8.5 A3.5 3.5 0 1 1 11.99 8.5 Z M12 3 V5.5 M12 18.5 V21 M3 12 H5.5 M18.5 12 H21 M5.6 5.6 L7.4 7.4 M16.6 16.6 L18.4 18.4 M18.4 5.6 L16.6 7.4 M7.4 16.6 L5.6 18.4',
  clock: 'M12 3.5 A8.5 8.5 0 1 1 11.99 3.5 Z M12 7.5 V12 L15.5 14',
  note: 'M6 3.5 H15 L19 7.5 V20.5 H6 Z M9 11 H16 M9 15 H14',
  bag: 'M5 8 H19 L18 20.5 H6 Z M9 8 V6.5 A3 3 0 0 1 15 6.5 V8',
  camera: 'M4 8 H8 L9.5 5.5 H14.5 L16 8 H20 V19 H4 Z M12 10.5 A3 3 0 1 1 11.99 10.5 Z',
} as const;
