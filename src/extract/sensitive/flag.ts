import { LEARNED_REASONS } from "../../model/data.ts";
import type { SensitiveReason, SensitiveSpan } from "../../model/passage.ts";
import type { Language } from "../languages/language.ts";
import type { ListName } from "../languages/lists.ts";
import type { PlaceMention } from "../places/mention.ts";
import { clauseAround } from "../sentences/clause.ts";
import type { Sentence } from "../sentences/sentence.ts";
import type { Speech } from "../speech/attribution.ts";
import { rangesTouching } from "../tokens/range.ts";
import { firstTagIn, type Tags, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import { FORCE, type WeighedOrder } from "../weighing/order.ts";
import { clocksIn } from "./clock.ts";
import { learnedIn } from "./learned.ts";
import { repeatsOf } from "./repeat.ts";

/** What tells how something is done is hidden with its whole clause; else from the words on. */
const WHOLE_CLAUSE: ReadonlySet<SensitiveReason> = new Set<SensitiveReason>([
  "bribe",
  "patrol",
  "crossing-point",
]);

type Flagging = {
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly tags: Tags;
  readonly sentences: readonly Sentence[];
  readonly places: readonly PlaceMention[];
  readonly speech: Speech;
  readonly ruled: readonly (WeighedOrder | null)[];
};

/** Ranges that ought to stay in the capture only, in order; those of people's decisions come on top. */
export const flagSensitive = (flagging: Flagging): readonly SensitiveSpan[] => {
  const spans: SensitiveSpan[] = [];
  for (const [index, sentence] of flagging.sentences.entries()) {
    // Reasons bear the names of the lists whose words say it alone.
    for (const reason of LEARNED_REASONS) {
      for (const tag of tagsIn(flagging.tags, reason, sentence)) {
        const range = rangeOf(flagging, { sentence, tag, reason });
        if (range === null) continue;
        for (const part of reason === "living-patient" ? besideDays(flagging, range) : [range])
          spans.push(spanOf(flagging.tokens, part, reason));
      }
    }
    spans.push(...learnedSpans(flagging, sentence, index));
    const named = [
      ...tagsIn(flagging.tags, "broker-known", sentence),
      ...onlyOnesIn(flagging, sentence),
    ];
    for (const { from, to } of named) {
      const clause = clauseAround(flagging.tokens, sentence, { from, to });
      const end = cueIn(flagging, { from: to, to: clause.to }) ?? clause.to;
      spans.push(spanOf(flagging.tokens, { from, to: end }, "identity"));
    }
    for (const place of whereaboutsIn(flagging, sentence, index))
      spans.push(spanOf(flagging.tokens, place, "identity"));
    for (const clock of clocksIn(flagging, sentence))
      spans.push(spanOf(flagging.tokens, clock, "clock-time"));
  }
  return spans;
};

/**
 * Towns where an unnamed person of a province learned of an order: the town and the person's province
 * together say who it may have been. Towns where something happened stay readable.
 */
const whereaboutsIn = (
  { tags, places, speech }: Flagging,
  sentence: Sentence,
  index: number,
): readonly TokenRange[] => {
  const speaker = speech.bySentence[index]?.speaker ?? null;
  if (speaker === null || !speaker.anonymous || speaker.plural) return [];
  const issued = firstTagIn(tags, ["issue-verbs", "received-cues"], sentence);
  if (issued === null || firstTagIn(tags, ["order-nouns"], sentence) === null) return [];
  const home = rangesTouching(places, speaker.words).flatMap(({ place }) => place?.id ?? []);
  return rangesTouching(places, sentence).filter(
    ({ kind, to, place }) =>
      TOWNS.has(kind) &&
      to <= issued.from &&
      issued.from - to <= NEAR_ISSUE &&
      place?.ancestors.some((id) => home.includes(id)) === true,
  );
};
/** "A driver, the only man in the village with a lorry, said": whoever speaks is known by what nobody else is. */
const onlyOnesIn = (
  { tokens, tags }: Pick<Flagging, "tokens" | "tags">,
  { from, to }: Sentence,
): readonly TokenRange[] =>
  tagsIn(tags, "only-cues", { from, to }).filter((only) => {
    const begins =
      only.from - 1 === from ||
      tokens[only.from - 2]?.fold === "," ||
      tagAt(tags, "relative-pronouns", only.from - 3) !== null;
    const who = { from: only.to, to: only.to + TO_WHO };
    const near = { from: only.to, to: Math.min(to, only.to + TO_SAYING) };
    return (
      begins &&
      tagAt(tags, "definite-articles", only.from - 1) !== null &&
      firstTagIn(tags, ["person-nouns", "number-words", "source-heads"], who) !== null &&
      cueIn({ tags }, near) !== null
    );
  });
const TO_WHO = 3;
const TO_SAYING = 14;

/** Where whoever speaks is told to say it. */
const cueIn = ({ tags }: Pick<Flagging, "tags">, range: TokenRange): number | null =>
  firstTagIn(tags, ["speech-cues"], range)?.from ?? null;

const TOWNS: ReadonlySet<string> = new Set(["city", "county", "district", "village"]);
/** "in X issued", "in the town of X was posted": the town is where it was given out. */
const NEAR_ISSUE = 3;

/** What rules flagged and what people decided of one text. */
export type Flags = {
  readonly flagged: readonly SensitiveSpan[];
  readonly veils: readonly SensitiveSpan[];
  readonly unveils: readonly SensitiveSpan[];
};

/**
 * Flagged and veiled ranges less the unveiled ones, and wherever the text repeats their words, in
 * order and without overlap.
 */
export const settleSpans = (text: string, { flagged, veils, unveils }: Flags) => {
  const settled = inOrder([...withoutHoles(flagged, unveils), ...veils]);
  const repeats = withoutHoles(repeatsOf(text, settled), unveils);
  // A span is among the places where its words stand: it comes first and keeps its own reason.
  return inOrder([...settled, ...repeats]);
};

const inOrder = (spans: readonly SensitiveSpan[]): readonly SensitiveSpan[] => {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const apart: SensitiveSpan[] = [];
  for (const span of sorted) {
    const last = apart.at(-1);
    const start = Math.max(span.start, last?.end ?? 0);
    if (span.end > start) apart.push({ ...span, start });
  }
  return apart;
};

const withoutHoles = (
  spans: readonly SensitiveSpan[],
  holes: readonly SensitiveSpan[],
): readonly SensitiveSpan[] =>
  holes.reduce((open, hole) => open.flatMap((span) => withoutHole(span, hole)), spans);

const withoutHole = (span: SensitiveSpan, hole: SensitiveSpan): readonly SensitiveSpan[] => {
  if (hole.end <= span.start || hole.start >= span.end) return [span];
  return [
    { ...span, end: hole.start },
    { ...span, start: hole.end },
  ].filter(({ start, end }) => end > start);
};

const spanOf = (
  tokens: readonly Token[],
  range: TokenRange,
  reason: SensitiveReason,
): SensitiveSpan => ({
  start: tokens[range.from]?.start ?? 0,
  end: tokens[range.to - 1]?.end ?? 0,
  reason,
  rule: `sensitive.${reason}/1`,
});

/** What the sentence gives away by all of its words; a line of credits tells whom everybody knows. */
const learnedSpans = (
  flagging: Flagging,
  sentence: Sentence,
  index: number,
): readonly SensitiveSpan[] => {
  const { sensitive } = flagging.language;
  if (sensitive === null || sentence.role === "credit") return [];
  return learnedIn(flagging, sentence, sensitive)
    .filter(({ range }) => !isOrdered(flagging, { sentence, index, range }))
    .flatMap(({ reason, range }) =>
      besideDays(flagging, besideWho(flagging, index, range)).map((part) => ({
        ...spanOf(flagging.tokens, part, reason),
        rule: "sensitive.learned/1",
      })),
    );
};

/** The clause that names the force of an order: it is what a report is kept for, and those who were told it know it. What else its sentence says is hidden as anywhere. */
const isOrdered = (
  { tokens, tags, ruled }: Flagging,
  { sentence, index, range }: { sentence: Sentence; index: number; range: TokenRange },
): boolean =>
  ruled[index] != null && firstTagIn(tags, FORCE, clauseAround(tokens, sentence, range)) !== null;

/** "the second source said that …": words for a speaker who could be many stay, and that something was said. */
const besideWho = ({ speech, tags }: Flagging, index: number, range: TokenRange): TokenRange => {
  if (firstTagIn(tags, ["singling-words"], range) !== null) return range;
  const cue = speech.bySentence[index]?.cue ?? [];
  const own = [rangesTouching(speech.sources, range), cue].flat();
  const isOwn = (at: number): boolean => own.some(({ from, to }) => from <= at && at < to);
  let { from, to } = range;
  if (tagAt(tags, "joiners", from) !== null && isOwn(from + 1)) from++;
  while (from < to && isOwn(from)) from++;
  while (to > from && isOwn(to - 1)) to--;
  return to - from > 1 ? { from, to } : { from, to: from };
};

type Place = {
  readonly sentence: Sentence;
  readonly tag: TokenRange & { readonly value?: string };
  readonly reason: SensitiveReason;
};

const rangeOf = (
  { tokens, tags }: Flagging,
  { sentence, tag, reason }: Place,
): TokenRange | null => {
  const clause = clauseAround(tokens, sentence, tag);
  if (
    reason === "living-patient" &&
    firstTagIn(tags, ["die", "kill-past", "kill-participle"], clause)
  ) {
    return null;
  }
  // "fire one shot in the air": nobody's wound.
  if (reason === "living-patient" && tagAt(tags, "warning-nouns", tag.from) !== null) return null;
  if (reason === "living-patient" && isWound({ tags }, tag))
    return { from: tag.from, to: woundEnd({ tokens, tags }, tag, clause.to) };
  // "said on the phone that …": how it was told, and not what.
  if (tag.value === WAY && firstTagIn(tags, ["speech-cues"], { from: clause.from, to: tag.from }))
    return { from: tag.from, to: tag.to };
  return WHOLE_CLAUSE.has(reason) ? clause : { from: tag.from, to: clause.to };
};

const WAY = "way";

/** "shot in the", "gunshot wounds to": the words go on to where the wound is. */
const isWound = ({ tags }: Pick<Flagging, "tags">, { to }: TokenRange): boolean =>
  tagAt(tags, "determiners", to - 1) !== null || tagAt(tags, "prepositions", to - 1) !== null;

/** "shot in the left leg | by guards near Orsk": who shot, when and where is what happened, and no sign of who lies in a ward. */
const woundEnd = (
  { tokens, tags }: Pick<Flagging, "tokens" | "tags">,
  tag: TokenRange,
  end: number,
): number => {
  let to = tagAt(tags, "determiners", tag.to)?.to ?? tag.to;
  while (
    to < end &&
    tokens[to]?.kind === "word" &&
    !AFTER_WOUND.some((list) => tagAt(tags, list, to) !== null)
  )
    to++;
  return Math.min(to, end);
};
const AFTER_WOUND: readonly ListName[] = [
  "prepositions",
  "by-words",
  "clause-openers",
  "subordinators",
  "speech-cues",
  "be-forms",
  "have-forms",
  "months",
  "weekdays",
];

/** The day of the week says nothing of a wound, and an incident needs it: it stays readable. */
const besideDays = ({ tags }: Flagging, range: TokenRange): readonly TokenRange[] => {
  const parts: TokenRange[] = [];
  let from = range.from;
  for (const day of tagsIn(tags, "weekdays", range)) {
    parts.push({ from, to: day.from });
    from = day.to;
  }
  return [...parts, { from, to: range.to }].filter((part) => part.to > part.from);
};
