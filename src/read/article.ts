/** Whether a page holds an article at all, or only a door, an error or a list of links. */
import type { MarkedUnit } from "./blocks/blocks.ts";
import { isProse, weightOf } from "./blocks/mark.ts";

/** Why there is no article; null where there is one. */
export type NoArticle = "empty" | "sign-in" | "error" | "index" | "no-text";

/** Told from the roles alone, the same for plain text and for pages. */
export function noArticleIn(units: readonly MarkedUnit[]): NoArticle | null {
  if (units.length === 0) return "empty";
  const body = units.filter(({ role }) => role === "body");
  const weight = body.reduce((sum, unit) => sum + weightOf(unit.text), 0);
  const has = (mark: string): boolean => units.some((unit) => unit.mark === mark);
  const prose = body.filter((unit) => isProse(unit.text)).length;
  if (weight < SLIGHT_BODY && prose <= 1) {
    if (has("error")) return "error";
    if (has("sign-in")) return "sign-in";
  }
  if (
    prose === 0 &&
    body.length >= FEWEST_LINKS &&
    !body.some(({ text }) => /[.!?。]$/.test(text))
  ) {
    return "index";
  }
  if (weight > 0) return null;
  return has("index") ? "index" : "no-text";
}

/** The same units where nothing is body: what stands before a door supports no claim. */
export const withoutArticle = (
  units: readonly MarkedUnit[],
  why: NoArticle,
): readonly MarkedUnit[] =>
  units.map((unit) => (unit.role === "body" ? { ...unit, role: "furniture", mark: why } : unit));

/** A door is often left with a teaser of a sentence or two. */
const SLIGHT_BODY = 240;
const FEWEST_LINKS = 6;
