/** Orders that a text tells of as given after what happened: they begin no earlier than that. */
import type { When } from "../../model/when.ts";
import { type Document, isVeiled, passageAt, wordsOf } from "../document.ts";
import { firstTagIn, type TokenRange, tagAt } from "../tokens/tag.ts";
import type { Draft } from "./draft.ts";

/**
 * The same orders; one that a sentence begins with "Following these incidents, …" and that no words date
 * begins when they were, at the earliest.
 */
export const withBeginnings = (
  document: Document,
  orders: readonly Draft[],
  incidents: readonly Draft[],
): readonly Draft[] =>
  orders.map((draft) => {
    const { order } = draft;
    if (order === null || order.previous || isDated(draft)) return draft;
    const at = draft.passages[0]?.start ?? 0;
    const first = document.sentences.find(({ start, end }) => start <= at && at < end);
    const cue = followedIn(document, first);
    const when = cue === null ? null : whenOfThose(draft, incidents);
    if (cue === null || when === null) return draft;
    return { ...draft, order: { ...order, effective_from: beginning(document, cue, when) } };
  });

const isDated = ({ order }: Draft): boolean =>
  [order?.issued, order?.received, order?.effective_from].some((when) => when != null);

/** "Following these incidents", "In response to the killings": what an order's sentence begins with. */
export const followedIn = (
  document: Document,
  sentence: TokenRange | undefined,
): TokenRange | null => {
  const { tags } = document;
  if (sentence === undefined) return null;
  const after = firstTagIn(tags, ["after-event"], {
    from: sentence.from,
    to: sentence.from + TO_CUE,
  });
  if (after === null || tagAt(tags, "definite-starts", after.to) === null) return null;
  const event = firstTagIn(tags, ["event-nouns", "kill-nominal", "shoot-nouns"], {
    from: after.to + 1,
    to: after.to + TO_EVENT,
  });
  const words = event === null ? null : { from: after.from, to: event.to };
  return words === null || isVeiled(document, words) ? null : words;
};
/** A quotation mark or one word may come first. */
const TO_CUE = 2;
const TO_EVENT = 4;

/** When the incidents told of before were: the one that the text is about, else the only one. */
const whenOfThose = (draft: Draft, incidents: readonly Draft[]): When | null => {
  const start = draft.passages[0]?.start ?? 0;
  const before = incidents.filter(
    ({ kind, passages }) => kind === "incident" && (passages[0]?.start ?? start) < start,
  );
  const meant = before.find(({ main }) => main) ?? (before.length === 1 ? before[0] : undefined);
  return meant?.when ?? null;
};

/**
 * From a day that is only known as told: of days within a month, from that month. It counts from the last day on
 * which they may have been: before that nobody can say that it had been given.
 */
const beginning = (document: Document, cue: TokenRange, when: When): When | null => {
  if (when.earliest === null) return null;
  const rule = "order.after-incidents/1";
  const passages = [passageAt(document, cue), ...when.basis.passages];
  return {
    edtf: `${sharedDate(when.earliest, when.latest)}/..`,
    earliest: when.latest ?? when.earliest,
    latest: null,
    precision: 5,
    anchoring: { phrase: wordsOf(document, cue), anchor: when.earliest, rule },
    alternatives: [],
    basis: { how: "inferred", from: "when the incidents were that it followed", rule, passages },
  };
};

/** The day, month or year that both days have in common; the first day where they share none. */
const sharedDate = (first: string, last: string | null): string => {
  if (last === null) return first;
  const [day, month, year] = [first, first.slice(0, 7), first.slice(0, 4)];
  return [day, month, year].find((date) => last.startsWith(date)) ?? first;
};
