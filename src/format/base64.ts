/** The bytes of a standard, padded base64 text, or null where it is anything else; the text may be hostile. */
export const maybeBase64 = (text: string): Uint8Array | null => {
  const bytes = Buffer.from(text, "base64");
  // Buffer skips what it does not know, so two texts could mean the same bytes; only one may.
  return bytes.toString("base64") === text ? bytes : null;
};
