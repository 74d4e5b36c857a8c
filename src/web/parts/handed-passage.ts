import type { Span } from "../../model/passage.ts";

/** Words that were selected in one room to be coded in another; an address could not carry them. */
export type HandedPassage = Span & { readonly capture: string };

let handed: HandedPassage | null = null;

/** Leaves a passage for the room that is opened next. */
export function handPassage(passage: HandedPassage): void {
  handed = passage;
}

/** The passage left for a report, once; null where none was. */
export function takePassage(capture: string): HandedPassage | null {
  const passage = handed?.capture === capture ? handed : null;
  handed = null;
  return passage;
}
