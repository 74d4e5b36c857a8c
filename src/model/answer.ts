/**
 * What a model answered about a report, as a register keeps it: where the words stand, and terms of
 * the codebook. It holds no words itself, so nothing a report or a model said can leave through it,
 * and what is veiled later is veiled in it too.
 */
import * as z from "zod";
import { CodingKind } from "./codebook.ts";
import { Sha256 } from "./ids.ts";
import { Span } from "./passage.ts";
import { list, shape } from "./shape.ts";

/** A model's name as its server knows it, e.g. "qwen3:8b". */
export const ModelName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,99}$/);
export type ModelName = z.infer<typeof ModelName>;

/** One value of a claim: the words of the text that say it, and of a vocabulary its term. */
export const AnsweredValue = shape({
  /** An entry of the codebook, e.g. "outcomes.killed". */
  field: z.string(),
  /** Which act, or which of several values, from 0. */
  item: z.int().min(0).max(99),
  /** A term of the field's vocabulary; null where the words are the value. */
  term: z.string().nullable(),
  words: Span,
});
export type AnsweredValue = z.infer<typeof AnsweredValue>;

/** One claim by its kind and its words in the text. */
export const AnsweredClaim = shape({
  kind: CodingKind,
  passages: z.array(Span).min(1).readonly(),
  values: list(AnsweredValue),
});
export type AnsweredClaim = z.infer<typeof AnsweredClaim>;

/** Why a claim or a value of an answer was not taken. */
export const DropReason = z.enum([
  "malformed",
  "not-in-text",
  "not-in-body",
  "too-short",
  "veiled",
  "repeated",
  "value-unknown",
  "value-not-in-text",
  "value-outside",
  "value-veiled",
  "value-unreadable",
]);
export type DropReason = z.infer<typeof DropReason>;

/** How often, by reason; reasons that never held are left out. */
export const Dropped = list(shape({ reason: DropReason, count: z.int().min(1) }));
export type Dropped = z.infer<typeof Dropped>;

/** The last answer of one model about one report. */
export const Answer = shape({
  model: ModelName,
  /** Version of what it was asked. */
  prompt: z.string(),
  /** SHA-256 of the reading's text that the offsets index: about another text the answer says nothing. */
  text: Sha256,
  claims: list(AnsweredClaim),
  dropped: Dropped,
});
export type Answer = z.infer<typeof Answer>;

/** The name of the rule that a model's claims carry, e.g. "model.qwen3:8b". */
export const modelRule = (model: ModelName): string => `${MODEL_RULE}${model}`;

/** True of a claim that a model proposed: it stands in no record until a person accepted it. */
export const isModelRule = (rule: string): boolean => rule.startsWith(MODEL_RULE);

const MODEL_RULE = "model.";
