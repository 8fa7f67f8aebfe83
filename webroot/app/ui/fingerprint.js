/** 7F3A·91C2: enough of a text's hash to be read out on the phone. */
export const fingerprint = hash => hash && `${hash.slice(0, 4)}·${hash.slice(4, 8)}`.toUpperCase();
