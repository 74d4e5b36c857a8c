/** Questions whose refusal is told where they are typed. */
export type Refused = "confirmed" | "inForce" | "exactly";

/** What people type when they ask for what a register of reports must not answer, in both languages. */
const ASKED: readonly (readonly [Refused, RegExp])[] = [
  [
    "confirmed",
    /\b(confirmed|true|really happen(ed)?|proven|verified)\b.*\?|확인되|확인됐|사실인/i,
  ],
  [
    "inForce",
    /\bstill\b.*\b(in force|in effect|hold|valid)\b|아직.*(유효|시행)|지금도.*(유효|시행)/i,
  ],
  [
    "exactly",
    /\bexact(ly)?\b.*\b(where|place|position|location|spot)\b|\bcoordinates\b|정확히 어디|좌표/i,
  ],
];

/** Which question that is refused stands in the words; null where none does. */
export const refusedIn = (words: string): Refused | null =>
  ASKED.find(([, form]) => form.test(words))?.[0] ?? null;
