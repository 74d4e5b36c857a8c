/**
 * Claims from models' kept answers, beside those of the rules. An answer holds offsets and terms
 * alone; its words are read from the text as it may be shown, by the same reading of numbers, dates
 * and places that claims coded by hand have. So the same answer gives the same claims, and no model
 * is needed to derive them again.
 */
import { toldDrops } from "../extract/model/locate.ts";
import { claimIdOf } from "../format/content-id.ts";
import { sha256 } from "../format/hash.ts";
import {
  type Answer,
  type AnsweredClaim,
  type AnsweredValue,
  type Dropped,
  type DropReason,
  modelRule,
} from "../model/answer.ts";
import type { Claim } from "../model/claim.ts";
import type { Codebook, CodedType } from "../model/codebook.ts";
import type { CodedValue, CodingDraft } from "../model/coding.ts";
import type { RuleData } from "../model/data.ts";
import type { Derived } from "../model/derived.ts";
import type { CaptureId } from "../model/ids.ts";
import { type SensitiveSpan, type Span, VEIL } from "../model/passage.ts";
import type { Reading } from "../model/reading.ts";
import { claimKeys } from "../resolve/keys.ts";
import { claimFrom } from "./coding/claim.ts";
import { type CodingSetting, settingFor } from "./coding/setting.ts";

/** The text an answer is about, and what its claims are made with. */
export type AnsweredText = {
  readonly capture: CaptureId;
  readonly reading: Reading;
  readonly sensitive: readonly SensitiveSpan[];
  readonly codebook: Codebook;
  readonly data: RuleData;
};

/** What one answer gives; claims that cannot be made any more, since words were veiled, are left out. */
export type AnswerClaims = {
  readonly claims: readonly Claim[];
  readonly drops: ReadonlyMap<DropReason, number>;
};

/** What was derived with the claims of the answers added; a claim of the rules on the same place stands for both. */
export const withAnswers = (
  derived: Derived,
  answers: readonly Answer[],
  made: Pick<AnsweredText, "capture" | "codebook" | "data">,
): Derived => {
  const { reading, extraction, claimKeys: keys } = derived;
  if (reading === null || answers.length === 0) return derived;
  const text = { ...made, reading, sensitive: extraction.sensitive };
  const known = new Set<string>(extraction.claims.map(({ id }) => id));
  const more: Claim[] = [];
  for (const answer of answers) {
    for (const claim of claimsOfAnswer(answer, text).claims) {
      if (!known.has(claim.id)) more.push(claim);
      known.add(claim.id);
    }
  }
  return {
    ...derived,
    extraction: { ...extraction, claims: [...extraction.claims, ...more] },
    claimKeys: [...keys, ...more.map((claim) => claimKeys(claim, reading, made.data))],
  };
};

/** The claims of one answer, whatever the rules found; none where the text is another by now. */
export const claimsOfAnswer = (answer: Answer, text: AnsweredText): AnswerClaims => {
  const drops = new Map<DropReason, number>();
  if (answer.text !== sha256(text.reading.text)) return { claims: [], drops };
  const rule = { name: modelRule(answer.model), version: answer.prompt };
  const claims = answer.claims.flatMap((answered) => {
    // One setting each: its list of problems is that of one claim.
    const setting = settingFor(text, rule);
    const draft = draftOf(setting, { capture: text.capture, answered });
    if (draft === null) return [];
    const claim = claimFrom(setting, draft);
    const { length } = setting.problems;
    if (length > 0) drops.set("value-unreadable", (drops.get("value-unreadable") ?? 0) + length);
    return [{ id: idOf(claim, text.capture), ...claim }];
  });
  return { claims, drops };
};

/** What was dropped when the answer came, and what more could not be read of it. */
export const addedDrops = (dropped: Dropped, drops: ReadonlyMap<DropReason, number>): Dropped => {
  const all = new Map(dropped.map(({ reason, count }) => [reason, count]));
  for (const [reason, count] of drops) all.set(reason, (all.get(reason) ?? 0) + count);
  return toldDrops(all);
};

/** By its place, as every claim; the answer has one claim on each. */
const idOf = ({ kind, passages: [first] }: Omit<Claim, "id">, capture: CaptureId): Claim["id"] => {
  const { start, end } = first ?? { start: 0, end: 0 };
  return claimIdOf({ capture, kind, start, end, ordinal: 0 });
};

type Drafting = { readonly capture: CaptureId; readonly answered: AnsweredClaim };

/** Null where every word of the claim is veiled by now. */
const draftOf = (setting: CodingSetting, { capture, answered }: Drafting): CodingDraft | null => {
  const { kind, passages, values } = answered;
  const wordsAt = ({ start, end }: Span): string => setting.shown.slice(start, end);
  if (!passages.some((span) => /[\p{L}\p{N}]/u.test(wordsAt(span)))) return null;
  const fields = values.flatMap((value) => {
    const words = wordsAt(value.words);
    if (words.includes(VEIL)) return [];
    const type = setting.codebook.entries.find(({ id }) => id === value.field)?.type ?? "kind";
    const coded = codedOf(type, words, value);
    const { field, item } = value;
    return coded === null ? [] : [{ field, item, value: coded, passages: [value.words] }];
  });
  return { capture, corrects: null, kind, passages, fields };
};

const codedOf = (type: CodedType, words: string, { term }: AnsweredValue): CodedValue | null => {
  switch (type) {
    case "kind":
      return null;
    case "text":
      return { type, text: words };
    case "term":
      return { type, term: term ?? "" };
    case "count":
      return { type, words, min: null, best: null, max: null };
    case "date":
    case "end":
      return { type: "date", words, edtf: null };
    case "place":
      return { type, words, place: null, side: "unknown" };
    case "distance":
      return { type, words, min_km: null, max_km: null };
    case "flag":
      return { type, yes: true };
  }
};
