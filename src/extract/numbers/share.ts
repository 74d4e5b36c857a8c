/** Words that take a part of those counted: "most of the 12", "every one of the five", "all but two of the nine". */
import type { Document } from "../document.ts";
import { tagAt } from "../tokens/tag.ts";
import type { Group } from "./group.ts";
import { numberAt } from "./head-count.ts";

/** Which part, and where the words for the whole begin; `less` is how many "all but" leaves out. */
export type Share = { readonly kind: string; readonly to: number; readonly less: number };

/** The share that begins at the token, or null. */
export const shareAt = (document: Document, at: number): Share | null => {
  const tag = tagAt(document.tags, "share-words", at);
  if (tag === null) return null;
  const { value: kind, to } = tag;
  if (kind !== BUT) return { kind, to, less: 0 };
  const number = numberAt(document, to);
  const of = number === null ? null : tagAt(document.tags, "of-words", number.to);
  return number?.best == null || of === null ? null : { kind, to: of.to, less: number.best };
};
const BUT = "but";

/** How many a share of so many people is; "most" leaves open how many more than half. */
export const boundsOfShare = (
  { kind, less }: Share,
  all: number,
): Pick<Group, "min" | "best" | "max"> => {
  if (kind === "most") return { min: Math.floor(all / 2) + 1, best: null, max: all - 1 };
  const best = kind === "half" ? all / 2 : all - less;
  return Number.isInteger(best)
    ? { min: best, best, max: best }
    : { min: Math.floor(best), best: null, max: Math.ceil(best) };
};

/** "each of the five was shot": said of all, and the verb is that of one. */
export const isOfEach = ({ tags }: Document, { from }: Group): boolean =>
  tagAt(tags, "share-words", from)?.value === "all";
