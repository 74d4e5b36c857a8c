/** Part of every derivation's version: changes whenever the same input may give another reading. */
export const READ_VERSION = "read/3";
