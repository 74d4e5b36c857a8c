import { claimIdOf } from "../format/content-id.ts";
import { cellSpansOf } from "../format/list-cells.ts";
import type { Claim, Extraction } from "../model/claim.ts";
import type { RuleData } from "../model/data.ts";
import type { CaptureId, ClaimId } from "../model/ids.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import type { Reading } from "../model/reading.ts";
import { correctionsIn, withCorrections } from "./claims/correction.ts";
import { withDenied } from "./claims/denied.ts";
import type { Draft } from "./claims/draft.ts";
import { isFiction } from "./claims/fiction.ts";
import { incidentClaims } from "./claims/incident.ts";
import { orderClaims } from "./claims/order.ts";
import { withBeginnings } from "./claims/order-after.ts";
import { remarkClaims } from "./claims/remark.ts";
import { withTies } from "./claims/tie.ts";
import { type Document, layersOf } from "./document.ts";
import { languageOf, languageOfReading } from "./languages/language.ts";
import { veil } from "./passage.ts";
import { guessPlaces } from "./places/guess.ts";
import { worldOf } from "./places/world.ts";
import { flagSensitive, settleSpans } from "./sensitive/flag.ts";
import { rangesTouching } from "./tokens/range.ts";
import type { TokenRange } from "./tokens/tag.ts";

/** Which capture the reading is of, and what people veiled or unveiled in it. */
export type ExtractOptions = {
  readonly capture: CaptureId;
  readonly veils: readonly SensitiveSpan[];
  readonly unveils: readonly SensitiveSpan[];
  /** Leaves the words of sensitive passages in; for the capture's own guarded view only. */
  readonly includeSensitive?: boolean;
};

/** Claims of one reading in text order; a language without a lexicon gives none. Pure: the same on every machine. */
export const extract = (reading: Reading, options: ExtractOptions, data: RuleData): Extraction => {
  if (reading.provenance === "list") return extractList(reading, options, data);
  const language = languageOfReading(reading, data);
  const { veils, unveils } = options;
  if (language === null) {
    return { claims: [], sensitive: settleSpans(reading.text, { flagged: [], veils, unveils }) };
  }
  const layers = layersOf(reading, language);
  const flagged = flagSensitive(layers);
  const sensitive = settleSpans(reading.text, { flagged, veils, unveils });
  if (isFiction(layers)) return { claims: [], sensitive };
  const shown = options.includeSensitive === true ? reading.text : veil(reading.text, sensitive);
  const document: Document = { ...layers, shown, sensitive };
  const guesses = once(() => guessPlaces(layers, worldOf(data)));
  const orders = orderClaims(document, guesses);
  const told = correctionsIn(document);
  const { ordered } = orders;
  const incidents = incidentClaims(document, {
    ordered,
    corrected: told,
    guesses,
    days: data.days,
  });
  const begun = withBeginnings(document, orders.drafts, incidents);
  const remarks = remarkClaims(document, orders.ordered);
  const found = withDenied([...begun, ...incidents, ...remarks]);
  const drafts = withCorrections(document, { drafts: found, told }, guesses);
  return { claims: withTies(document, claimsOf(drafts, options.capture, sensitive)), sensitive };
};

/** Rules propose nothing of a team's list: its mapping says what a row claims. What is sensitive in a cell is flagged. */
const extractList = (
  reading: Reading,
  { veils, unveils }: ExtractOptions,
  data: RuleData,
): Extraction => {
  const { text } = reading;
  const language = languageOfReading(reading, data) ?? languageOf("en", data);
  // Each cell is a text of its own: no sentence goes from one to the next.
  const blocks = cellSpansOf(text)
    .flat()
    .filter(({ start, end }) => start < end)
    .map((span) => ({ ...span, role: "body" as const, mark: null }));
  const flagged =
    language === null ? [] : flagSensitive(layersOf({ ...reading, blocks }, language));
  return { claims: [], sensitive: settleSpans(text, { flagged, veils, unveils }) };
};

/** Parsing the world's places takes most of a second: only a text that needs them asks. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const claimsOf = (
  drafts: readonly Draft[],
  capture: CaptureId,
  sensitive: readonly SensitiveSpan[],
): readonly Claim[] => {
  const inOrder = drafts
    .map((draft) => ({ draft, first: draft.passages[0] ?? { start: 0, end: 0 } }))
    .sort((a, b) => a.first.start - b.first.start || a.first.end - b.first.end);
  const flagged = sensitive.map((span) => ({ from: span.start, to: span.end, span }));
  const ordinals = new Map<string, number>();
  const named = inOrder.map(({ draft, first: { start, end } }) => {
    const key = `${draft.kind} ${start} ${end}`;
    const ordinal = ordinals.get(key) ?? 0;
    ordinals.set(key, ordinal + 1);
    return { id: claimIdOf({ capture, kind: draft.kind, start, end, ordinal }), draft };
  });
  return named.map(({ id, draft }) => {
    const { event, again, ...said } = draft;
    return { id, ...said, ...retoldOf(draft, named), sensitive: sensitiveIn(draft, flagged) };
  });
};

type Named = { readonly id: ClaimId; readonly draft: Draft };

/** Which claim tells of the draft's event first, or which tell of it again. */
const retoldOf = ({ event, again }: Draft, named: readonly Named[]): Partial<Claim> => {
  if (event === undefined) return {};
  const ofEvent = named.filter(({ draft }) => draft.event === event);
  const first = ofEvent.find(({ draft }) => draft.again === false);
  if (again === true) return first === undefined ? {} : { retells: first.id };
  const others = ofEvent.filter((one) => one !== first).map(({ id }) => id);
  return others.length === 0 ? {} : { retold: others };
};

type Flagged = TokenRange & { readonly span: SensitiveSpan };

const sensitiveIn = (draft: Draft, flagged: readonly Flagged[]): readonly SensitiveSpan[] => {
  const found = draft.passages.flatMap(({ start, end }) =>
    rangesTouching(flagged, { from: start, to: end }),
  );
  return [...new Set(found.map(({ span }) => span))].sort((a, b) => a.start - b.start);
};
