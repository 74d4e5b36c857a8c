import type { Sentence } from "../sentences/sentence.ts";
import { type TokenRange, tagAt } from "../tokens/tag.ts";
import type { HarmText } from "./text.ts";

/** How an act is told: what was done to whom stands before a passive verb and after the others. */
export type Voice = "active" | "passive" | "base" | "noun";

/** A word for harm: a verb with its voice, or a noun ("murder of"); `kind` is the lexicon's, e.g. "abduct". */
export type Act = TokenRange & { readonly kind: string; readonly voice: Voice };

/** The acts of a sentence in order. */
export const actsIn = (text: HarmText, sentence: Sentence): readonly Act[] => {
  const acts: Act[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const act = actAt(text, at, sentence.from);
    if (act === null) continue;
    acts.push(act);
    at = act.to - 1;
  }
  return acts;
};

const actAt = (text: HarmText, at: number, start: number): Act | null => {
  const noun = tagAt(text.tags, "harm-nouns", at);
  if (noun !== null) return { from: at, to: noun.to, kind: noun.value, voice: "noun" };
  const verb = tagAt(text.tags, "harm-verbs", at);
  if (verb === null) return null;
  const [kind = "", form = ""] = verb.value.split("/");
  return { from: at, to: verb.to, kind, voice: voiceOf(text, form, { ...verb, start }) };
};

const HELPERS_BACK = 4;

const voiceOf = (
  { tags }: HarmText,
  form: string,
  { from, to, start }: TokenRange & { readonly start: number },
): Voice => {
  if (form === "base") return "base";
  if (form === "s" || form === "ing") return "active";
  for (let back = from - 1; back >= Math.max(start, from - HELPERS_BACK); back--) {
    if (tagAt(tags, "be-forms", back) !== null) return "passive";
    if (tagAt(tags, "adverbs", back) === null && tagAt(tags, "verb-helpers", back) === null) break;
  }
  return form === "participle" || tagAt(tags, "by-words", to) !== null ? "passive" : "active";
};
