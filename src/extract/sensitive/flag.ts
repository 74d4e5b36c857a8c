import { LEARNED_REASONS } from "../../model/data.ts";
import type { SensitiveReason, SensitiveSpan } from "../../model/passage.ts";
import type { Language } from "../languages/language.ts";
import type { PlaceMention } from "../places/mention.ts";
import { clauseAround } from "../sentences/clause.ts";
import type { Sentence } from "../sentences/sentence.ts";
import type { Speech } from "../speech/attribution.ts";
import { rangesTouching } from "../tokens/range.ts";
import { firstTagIn, type Tags, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
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
  const learned = learnedIn(flagging, sentence, sensitive);
  return learned.flatMap(({ reason, range }) =>
    saysOnlyWho(flagging, index, range)
      ? []
      : besideDays(flagging, range).map((part) => ({
          ...spanOf(flagging.tokens, part, reason),
          rule: "sensitive.learned/1",
        })),
  );
};

/** "the second source said": the words for a speaker, who could be many, and that something was said. */
const saysOnlyWho = ({ speech, tags }: Flagging, index: number, range: TokenRange): boolean => {
  const said = speech.bySentence[index];
  if (said === undefined || said === null) return false;
  if (firstTagIn(tags, ["singling-words"], range) !== null) return false;
  const own = [said.source, said.speaker?.words, said.cue].flatMap((words) => words ?? []);
  let rest = 0;
  for (let at = range.from; at < range.to; at++)
    if (!own.some(({ from, to }) => from <= at && at < to)) rest++;
  return rest <= 1;
};

const rangeOf = (
  { tokens, tags }: Flagging,
  { sentence, tag, reason }: { sentence: Sentence; tag: TokenRange; reason: SensitiveReason },
): TokenRange | null => {
  const clause = clauseAround(tokens, sentence, tag);
  if (
    reason === "living-patient" &&
    firstTagIn(tags, ["die", "kill-past", "kill-participle"], clause)
  ) {
    return null;
  }
  return WHOLE_CLAUSE.has(reason) ? clause : { from: tag.from, to: clause.to };
};

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

/** "at around 5:00 p.m.", "3 a.m.": hours say who could have known. */
const clocksIn = ({ tokens, tags }: Flagging, sentence: Sentence): readonly TokenRange[] => {
  // "12 May 2031, 15:50" over a text: when it was put out, which everybody knows.
  if (sentence.role === "credit") return [];
  const clocks: TokenRange[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = tokens[at];
    if (token?.kind !== "number" || !/^\d{1,2}(:\d{2})?$/.test(token.fold)) continue;
    const marker = tagAt(tags, "clock-markers", at + 1);
    if (marker === null && !token.fold.includes(":")) continue;
    const about = tagsIn(tags, "about", { from: at - 1, to: at })[0];
    clocks.push({ from: about?.from ?? at, to: marker?.to ?? at + 1 });
  }
  return [...clocks, ...wordedClocks({ tags }, sentence)];
};

/** "arrived at about five in the afternoon": an hour in words, where something reached somebody. */
const wordedClocks = (
  { tags }: Pick<Flagging, "tags">,
  sentence: Sentence,
): readonly TokenRange[] => {
  if (firstTagIn(tags, ["received-cues"], sentence) === null) return [];
  return tagsIn(tags, "part-of-day", sentence).flatMap((part) => {
    const hour = tagsIn(tags, "number-words", { from: part.from - 4, to: part.from }).at(-1);
    if (hour === undefined) return [];
    const about = tagsIn(tags, "about", { from: hour.from - 1, to: hour.from })[0];
    return [{ from: about?.from ?? hour.from, to: part.to }];
  });
};
