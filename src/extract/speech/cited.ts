import type { Outlet } from "../../model/data.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangesTouching } from "../tokens/range.ts";
import { type OutletMention, type Tags, tagAt, tagsIn } from "../tokens/tag.ts";
import { type Quotation, quotationAt } from "./quotation.ts";
import type { Speaker } from "./speaker.ts";

type Text = {
  readonly tags: Tags;
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  readonly outlets: readonly OutletMention[];
};

/** Outlets that a text rests on: per sentence, and for each person the outlet they told it to. */
export type Cited = {
  readonly bySentence: readonly (Outlet | null)[];
  readonly bySpeaker: ReadonlyMap<Speaker, Outlet>;
  /** The only outlet named as telling or told anything, or null where there are several or none. */
  readonly only: Outlet | null;
};

/** Finds who is cited ("…, OUTLET reported on Monday", "told OUTLET"); `speakers` holds who says each sentence. */
export const citedOf = (text: Text, speakers: readonly (Speaker | null)[]): Cited => {
  const own = text.sentences.map((sentence) =>
    sentence.role === "body" ? citedIn(text, sentence) : null,
  );
  const bySpeaker = new Map<Speaker, Outlet>();
  own.forEach((outlet, index) => {
    const speaker = speakers[index] ?? null;
    if (outlet !== null && speaker !== null && !bySpeaker.has(speaker))
      bySpeaker.set(speaker, outlet);
  });
  const named = new Set(own.filter((outlet) => outlet !== null));
  const [only] = named;
  return { bySentence: own, bySpeaker, only: named.size === 1 ? (only ?? null) : null };
};

const citedIn = ({ tags, quotations, outlets }: Text, sentence: Sentence): Outlet | null => {
  for (const mention of rangesTouching(outlets, sentence)) {
    if (quotationAt(quotations, mention.from) !== null) continue;
    if (isToldTo(tags, mention) || tells(tags, mention)) return mention.outlet;
  }
  return null;
};

/** "according to OUTLET", "told OUTLET", "reported by the OUTLET". */
const isToldTo = (tags: Tags, { from }: OutletMention): boolean => {
  const start = tagAt(tags, "definite-articles", from - 1) === null ? from : from - 1;
  return tagsIn(tags, "cites-before", { from: start - 4, to: start }).some(
    ({ to }) => to === start,
  );
};

/** "OUTLET reported", "OUTLET has learned". */
const tells = (tags: Tags, { to }: OutletMention): boolean =>
  tagAt(tags, "cites-after", to) !== null;
