/** Text of reports is never a command to the terminal: control and direction characters become visible. */
export const printable = (text: string): string =>
  text.replace(CONTROL, (character) => (ALLOWED.has(character) ? character : "\ufffd"));

/** Escape, bell, backspace and bidirectional overrides, for example. */
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const ALLOWED: ReadonlySet<string> = new Set(["\n", "\t"]);
