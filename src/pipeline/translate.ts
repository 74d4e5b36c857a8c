/** A working translation of words of a report, as a decision. */
import { passageOf } from "../extract/passage.ts";
import type { Decision } from "../model/decision.ts";
import { OnrecordError } from "../model/error.ts";
import type { Span } from "../model/passage.ts";
import type { MakeDeciding } from "./decide.ts";

type Translated = Omit<Extract<Decision, { decision: "translate" }>, "passage" | "decision">;

/**
 * Puts a translation beside the words between two offsets; for `decide` and `preview`.
 *
 * @throws OnrecordError "not-found" where no text of the report is on record
 */
export const translating =
  ({ start, end, ...translated }: Translated & Span): MakeDeciding =>
  async ({ view }) => {
    const shown = await view.reading(translated.capture);
    if (shown !== null) {
      const passage = passageOf(shown.reading.text, { start, end });
      return { decision: { decision: "translate", ...translated, passage }, keys: [] };
    }
    const why = `no text of "${translated.capture}" is on record`;
    throw new OnrecordError("not-found", `Cannot translate: ${why}`);
  };
