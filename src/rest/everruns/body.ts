/** The largest body, in bytes: room for a picture of 5 MB in Base64. */
export const MAX_BODY_BYTES = 8_000_000;
