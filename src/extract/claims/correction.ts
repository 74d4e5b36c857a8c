/** What a report says of an earlier one: that a figure of it changed, or that it is taken back. */
import type { Attribution, Correction, Count, OutcomeKind } from "../../model/claim.ts";
import type { TextValue } from "../../model/passage.ts";
import type { When } from "../../model/when.ts";
import type { Time } from "../dates/time.ts";
import { eventTimesIn, whenOf } from "../dates/when.ts";
import { attributionOf, type Document, isVeiled, passageAt, within, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { countOf } from "../numbers/group.ts";
import type { NumberMention } from "../numbers/number.ts";
import type { PlaceGuess } from "../places/guess.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding, rangesTouching } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import { casualtiesIn } from "./casualty.ts";
import { type Draft, draftOf } from "./draft.ts";
import { whereIn } from "./site.ts";

/** A sentence that corrects or takes back; what it tells of the earlier report is no event of its own. */
export type Told = TokenRange & { readonly sentence: number; readonly says: Correction };

/** Tokens between a word of correcting or withdrawing and what it is of. */
const NEAR = 8;

/** In the order of the text, body sentences alone. */
export const correctionsIn = (document: Document): readonly Told[] =>
  document.sentences.flatMap((sentence, index) => {
    if (sentence.role !== "body" || isVeiled(document, sentence)) return [];
    const says = retractionIn(document, sentence) ?? changeIn(document, sentence, index);
    return says === null ? [] : [{ from: sentence.from, to: sentence.to, sentence: index, says }];
  });

/**
 * The drafts with what was said of earlier reports: on the event the text is about, else on the only
 * total or order, else as a statement of its own. Drafts that rest on such sentences alone are dropped.
 */
export const withCorrections = (
  document: Document,
  { drafts, told }: { readonly drafts: readonly Draft[]; readonly told: readonly Told[] },
  guesses: () => readonly PlaceGuess[],
): readonly Draft[] => {
  const ranges = told.map(({ from, to }) => passageAt(document, { from, to }));
  const own = drafts.filter(
    ({ kind, passages }) =>
      !RECORDED.has(kind) ||
      !passages.every(({ start }) => ranges.some((one) => one.start <= start && start < one.end)),
  );
  const known = [...own];
  for (const one of told) {
    const target = targetOf(known);
    if (target === null) known.push(statementOf(document, one, guesses));
    else known[known.indexOf(target)] = corrected(target, one.says);
  }
  return known;
};
const RECORDED: ReadonlySet<string> = new Set(["incident", "order", "aggregate"]);

const targetOf = (drafts: readonly Draft[]): Draft | null => {
  const free = drafts.filter(({ correction }) => !correction);
  const main = free.find(({ main: isMain }) => isMain);
  if (main !== undefined) return main;
  const others = free.filter(({ kind }) => kind === "aggregate" || kind === "order");
  return others.length === 1 ? (others[0] ?? null) : null;
};

const corrected = (draft: Draft, says: Correction): Draft => {
  const outcome = says.outcome ?? outcomeOf(draft, says);
  const told = outcome === null ? null : (draft.outcomes[outcome] ?? null);
  // The text may tell the number that it corrects, further up, as it stood.
  const isStale = told === null || (says.before !== null && told.best === says.before.best);
  const now = says.after ?? (isStale ? null : told);
  const outcomes =
    outcome === null || now === null ? draft.outcomes : { ...draft.outcomes, [outcome]: now };
  const correction = { ...says, outcome, after: now };
  return { ...draft, outcomes, passages: [...draft.passages, ...says.passages], correction };
};

/** "Our figure changed from 41 to 39": the outcome that the text counts so now, or so before. */
const outcomeOf = ({ outcomes }: Draft, { before, after }: Correction): OutcomeKind | null => {
  const kinds: readonly OutcomeKind[] = ["killed", "wounded", "missing", "detained", "executed"];
  const numbers = [after, before].flatMap((count) => count?.best ?? []);
  return kinds.find((kind) => numbers.includes(outcomes[kind]?.best ?? -1)) ?? null;
};

const statementOf = (
  document: Document,
  { sentence, says, ...range }: Told,
  guesses: () => readonly PlaceGuess[],
): Draft => {
  const { outcome, after } = says;
  const draft = draftOf(document, {
    kind: "statement",
    rule: says.how === "retracts" ? "statement.retraction/1" : "statement.correction/1",
    ranges: [range],
    sentence,
    attribution: byOutlet(document, sentence),
    when: whenIn(document, range),
    where: whereIn(document, [range], guesses),
    ...(outcome === null || after === null ? {} : { outcomes: { [outcome]: after } }),
  });
  return { ...draft, correction: says };
};

// "An earlier version said": a version is nobody's account; who corrects is the outlet.
const byOutlet = (document: Document, sentence: number): Attribution => {
  const { account, chain, ...rest } = attributionOf(document, sentence);
  const links = chain.filter((link) => link !== account?.description);
  return { ...rest, account: null, chain: links, passages: [] };
};

const whenIn = (document: Document, range: TokenRange): When | null => {
  const dated = dateOfReport(document, range);
  const time = eventTimesIn(document, range).find((one) => one !== dated);
  return time === undefined ? null : whenOf(document, time);
};

/** "has withdrawn its report": who takes back must be the outlet itself or one that is named. */
const retractionIn = (document: Document, sentence: Sentence): Correction | null => {
  const { tags, outlets } = document;
  for (const verb of tagsIn(tags, "retract-verbs", sentence)) {
    const before = { from: sentence.from, to: verb.from };
    const after = { from: verb.to, to: Math.min(sentence.to, verb.to + NEAR) };
    const named = rangesTouching(outlets, before).at(-1) ?? null;
    const own = firstTagIn(tags, ["own-voices"], before);
    const what = firstTagIn(
      tags,
      ["report-nouns"],
      own !== null ? { ...before, to: after.to } : after,
    );
    const near = { from: Math.max(sentence.from, verb.from - 3), to: verb.from };
    if (what === null || (named === null && own === null)) continue;
    if (firstTagIn(tags, ["negation"], near) !== null) continue;
    const outlet = own === null ? otherOutlet(document, named?.outlet.name ?? null) : null;
    return { ...emptyIn(document, sentence, "retracts"), outlet };
  }
  return null;
};

/** Null where the name is that of the report's own outlet. */
const otherOutlet = ({ reading }: Document, name: string | null): string | null =>
  name === reading.outlet || name === reading.original?.outlet ? null : name;

const changeIn = (document: Document, sentence: Sentence, index: number): Correction | null => {
  const { tags } = document;
  const version = versionIn(document, sentence);
  const mark = tagsIn(tags, "correction-marks", sentence)[0];
  const isMarked = mark?.from === sentence.from && document.tokens[mark.to]?.fold === ":";
  const earlier = firstTagIn(tags, ["reported-earlier"], sentence) !== null;
  const changed = figureChangeIn(document, sentence);
  if (!version && !isMarked && !earlier && changed === null) return null;
  const outcome = casualtiesIn(document, sentence, index).find((one) => one.outcome !== null);
  const numbers = changed ?? numbersIn(document, sentence, version || earlier);
  return {
    ...emptyIn(document, sentence, "corrects"),
    outlet: changed === null ? null : otherOutlet(document, citedIn(document, sentence)),
    outcome: numbers.before === null && numbers.after === null ? null : (outcome?.outcome ?? null),
    ...numbers,
  };
};

const citedIn = ({ outlets }: Document, sentence: Sentence): string | null =>
  rangesTouching(outlets, sentence)[0]?.outlet.name ?? null;

/** "An earlier version of this report". */
const versionIn = ({ tags }: Document, sentence: Sentence): boolean =>
  tagsIn(tags, "version-words", sentence).some(
    ({ to }) => firstTagIn(tags, ["report-nouns"], { from: to, to: to + NEAR }) !== null,
  );

type Numbers = Pick<Correction, "before" | "after">;

/** "Our figure changed from 41 to 39": a figure, a word of changing it, and both numbers. */
const figureChangeIn = (document: Document, sentence: Sentence): Numbers | null => {
  const { tags } = document;
  const changes = tagsIn(tags, "figure-changes", sentence);
  const isOfFigure = changes.some(({ to }) => {
    // "Our figure of people shot dead between January and November changed": all of that may come between.
    const around = { from: sentence.from, to: to + NEAR };
    return firstTagIn(tags, ["figure-nouns"], around) !== null;
  });
  if (!isOfFigure || !hasVoice(document, sentence)) return null;
  const before = countAfter(document, sentence, "changed-from");
  const after = countAfter(document, sentence, "changed-to");
  return before === null || after === null ? null : { before, after };
};

/** Somebody's own count changed: "our figure", "the group revised its toll". */
const hasVoice = ({ tags, outlets }: Document, sentence: Sentence): boolean =>
  firstTagIn(tags, ["own-voices", "outlet-nouns"], sentence) !== null ||
  rangesTouching(outlets, sentence).length > 0;

const countAfter = (document: Document, sentence: Sentence, list: ListName): Count | null => {
  const words = tagsIn(document.tags, list, sentence);
  const number = countsIn(document, sentence).find(({ from }) =>
    words.some(({ to }) => to === from),
  );
  return number === undefined ? null : countOf(document, grouped(number));
};

/** What the sentence sets against the other number is the one that fell, or that stands instead. */
const numbersIn = (document: Document, sentence: Sentence, isOfBefore: boolean): Numbers => {
  const numbers = countsIn(document, sentence);
  const opposed = tagsIn(document.tags, "in-place-of", sentence);
  const against = numbers.find(({ from }) => opposed.some(({ to }) => to <= from && from - to < 3));
  const [first] = numbers.filter((number) => number !== against);
  const count = (number: NumberMention | undefined): Count | null =>
    number === undefined ? null : countOf(document, grouped(number));
  // "four died, not three as we reported" and "reported that four died instead of three".
  const leads = against === undefined || against.from > reportedAt(document, sentence);
  return isOfBefore && leads
    ? { before: count(first), after: count(against) }
    : { before: count(against), after: count(first) };
};

const reportedAt = ({ tags }: Document, sentence: Sentence): number =>
  firstTagIn(tags, ["reported-earlier", "version-words"], sentence)?.from ?? sentence.to;

const countsIn = (document: Document, sentence: Sentence): readonly NumberMention[] =>
  within(document.numbers, sentence).filter(
    ({ from, best }) => best !== null && rangeHolding(document.times, from) === null,
  );

const grouped = ({ from, to, min, best, max }: NumberMention) => ({
  ...{ from, to, min, best, max },
  ...{ counted: true, more: false, definite: false, partitive: false, key: "", items: [] },
});

const emptyIn = (document: Document, sentence: Sentence, how: Correction["how"]): Correction => ({
  how,
  outlet: null,
  published: dateOfReport(document, sentence)?.value.edtf ?? null,
  outcome: null,
  before: null,
  after: null,
  reason: reasonIn(document, sentence),
  passages: [passageAt(document, sentence)],
});

/** "our report of 6 March": the day stands beside the word for the report. */
const dateOfReport = ({ tags, times }: Document, sentence: TokenRange): Time | null =>
  within(times, sentence).find(({ from, value }) => {
    const near = { from: Math.max(sentence.from, from - 3), to: from };
    return value.precision === 1 && firstTagIn(tags, ["report-nouns"], near) !== null;
  }) ?? null;

const reasonIn = (document: Document, sentence: Sentence): TextValue | null => {
  const opener = firstTagIn(document.tags, ["reason-openers"], sentence);
  if (opener === null) return null;
  const isMark = document.tokens[sentence.to - 1]?.kind === "mark";
  const range = { from: opener.from, to: sentence.to - (isMark ? 1 : 0) };
  return {
    value: wordsOf(document, range),
    basis: { how: "stated", passages: [passageAt(document, range)] },
  };
};
