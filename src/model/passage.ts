import * as z from "zod";
import { list, shape } from "./shape.ts";

/** Offset into `reading.text`, in UTF-16 code units. */
export const Offset = z.int().min(0);

/** A half-open range `[start, end)` of `reading.text`. */
export const Span = shape({ start: Offset, end: Offset });
export type Span = z.infer<typeof Span>;

/**
 * The words a claim or a field rests on: W3C Web Annotation's TextPositionSelector and
 * TextQuoteSelector in one. `prefix` and `suffix` are up to 32 code units. Code units that stand
 * in a sensitive passage are replaced one for one by `VEIL`, so lengths and offsets stay right.
 */
export const Passage = shape({
  start: Offset,
  end: Offset,
  /** The words from `start` to `end`. */
  exact: z.string(),
  /** The words before. */
  prefix: z.string(),
  /** The words after. */
  suffix: z.string(),
});
export type Passage = z.infer<typeof Passage>;

/** Stands for one code unit that is not shown. */
export const VEIL = "\u2592";

/** Context kept on either side of a passage, in code units. */
export const CONTEXT_UNITS = 32;

/** Why words are kept in the capture only (design: sensitive passages; domain SS-4). */
export const SensitiveReason = z.enum([
  "crossing-point",
  "route",
  "hiding-place",
  "bribe",
  "patrol",
  "gap-in-surveillance",
  "device-or-channel",
  "living-patient",
  "clock-time",
  "identity",
  "by-hand",
]);
export type SensitiveReason = z.infer<typeof SensitiveReason>;

/** A flagged range; its words are never copied here. */
export const SensitiveSpan = shape({
  start: Offset,
  end: Offset,
  reason: SensitiveReason,
  /** Which rule flagged it. */
  rule: z.string(),
});
export type SensitiveSpan = z.infer<typeof SensitiveSpan>;

/** Where a value comes from: the words that state it, or what it was inferred from and by which rule. */
export const Basis = z.discriminatedUnion("how", [
  shape({ how: z.literal("stated"), passages: list(Passage) }),
  shape({
    how: z.literal("inferred"),
    from: z.string(),
    rule: z.string(),
    passages: list(Passage),
  }),
  shape({ how: z.literal("by-hand"), passages: list(Passage) }),
]);
export type Basis = z.infer<typeof Basis>;

/** A value with its basis. Unknown is `null` in place of the whole. */
export const statedOrInferred = <T extends z.ZodType>(type: T) =>
  shape({ value: type, basis: Basis });
/** A text with its basis. */
export const TextValue = statedOrInferred(z.string());
export type TextValue = z.infer<typeof TextValue>;
