/** The outline of a star. */
export const STAR =
  'M12 3 L14.7 8.9 L21 9.6 L16.3 13.9 L17.6 20.2 L12 17 L6.4 20.2 L7.7 13.9 L3 9.6 L9.3 8.9 Z';

/** The outline of a pen. */
export const PEN = 'M4 20 L5 15.5 L16.5 4 L20 7.5 L8.5 19 Z M14 6.5 L17.5 10';
/** The outline of a telephone's handset. */
export const HANDSET =
  'M6 3.5 L9.5 4 L11 8.5 L8.7 10.5 C9.7 12.7 11.3 14.3 13.5 15.3 L15.5 13 L20 14.5 L20.5 18 C20.5 19.5 19 20.5 17.5 20.5 C9.5 20 4 14.5 3.5 6.5 C3.5 5 4.5 3.5 6 3.5 Z';
/** The outline of an envelope. */
export const ENVELOPE = 'M3.5 6 H20.5 V18 H3.5 Z M3.5 7 L12 13 L20.5 7';
