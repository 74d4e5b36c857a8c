import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Act } from "./act.ts";
import type { Phrase, PhraseKind } from "./phrase.ts";
import type { HarmText } from "./text.ts";

/** A sentence with what was found in it. */
export type Scene = {
  readonly sentence: Sentence;
  readonly acts: readonly Act[];
  readonly phrases: readonly Phrase[];
};

/** What speaks for or against a phrase having a part in an act, each a name that has a weight. */
export type Evidence = { readonly place: readonly string[]; readonly rest: readonly string[] };

/** How a phrase stands to the acts of its sentence, and what the phrase and the sentence are like. */
export const evidenceOf = (text: HarmText, scene: Scene, phrase: Phrase): Evidence => ({
  place: placeOf(text, scene, phrase),
  rest: [...wordsOf(text, phrase), ...mannerOf(text, scene), ...companyOf(scene, phrase)],
});

/** Acts farther away say nothing, in words. */
const FAR = 14;
const RIGHT_BESIDE = 3;

const placeOf = (text: HarmText, { acts, phrases }: Scene, phrase: Phrase): readonly string[] => {
  const told: string[] = [];
  const next = acts.find((act) => act.from >= phrase.to);
  if (next !== undefined && next.from - phrase.to < FAR) {
    const alone = !phrases.some(({ from, to }) => from >= phrase.to && to <= next.from);
    told.push(`before ${next.kind}`, `${alone ? "next" : "far"} before ${next.voice}`);
    if (alone && next.from - phrase.to < RIGHT_BESIDE) told.push(`right before ${next.voice}`);
  }
  const last = acts.findLast((act) => act.to <= phrase.from);
  if (last !== undefined && phrase.from - last.to < FAR) {
    const by = followsBy(text, phrase, last.to) ? " by" : "";
    const alone = !phrases.some(({ from, to }) => from >= last.to && to <= phrase.from);
    told.push(`after ${last.kind}${by}`, `${alone ? "next" : "far"} after ${last.voice}${by}`);
    if (phrase.from - last.to < RIGHT_BESIDE) told.push(`right after ${last.voice}`);
  }
  return told;
};

const BY_BACK = 3;

const followsBy = ({ tags }: HarmText, { from }: Phrase, least: number): boolean => {
  for (let at = from - 1; at >= Math.max(least, from - BY_BACK); at--) {
    if (tagAt(tags, "by-words", at) !== null) return true;
  }
  return false;
};

const MOST_WORDS = 4;

const wordsOf = ({ tokens, tags }: HarmText, phrase: Phrase): readonly string[] => {
  const { from, to } = phrase;
  const holds = (list: ListName) => tagsIn(tags, list, phrase).length > 0;
  const isCounted =
    holds("number-words") || tokens.slice(from, to).some(({ kind }) => kind === "number");
  return [
    `kind ${phrase.kind}`,
    `words ${Math.min(MOST_WORDS, to - from)}`,
    ...(tagAt(tags, "determiners", from - 1) === null ? [] : ["determined"]),
    ...(isCounted ? ["counted"] : []),
    ...(holds("unknown-words") ? ["unknown"] : []),
    ...(holds("armed-groups") ? ["known group"] : []),
  ];
};

const MANNERS: readonly (readonly [ListName, string])[] = [
  ["modals", "modal"],
  ["hypothetical-cues", "hypothetical"],
  ["negation", "negated"],
  ["threat-cues", "threat"],
];

const mannerOf = ({ tags }: HarmText, { sentence, acts }: Scene): readonly string[] => [
  ...MANNERS.flatMap(([list, name]) => (tagsIn(tags, list, sentence).length > 0 ? [name] : [])),
  ...(acts.length === 0 ? ["without act"] : acts.map(({ kind }) => `with ${kind}`)),
];

const COMPANY: readonly PhraseKind[] = ["weapon", "name", "target", "armed", "body"];

const companyOf = ({ phrases }: Scene, phrase: TokenRange): readonly string[] =>
  COMPANY.filter((kind) => phrases.some((other) => other !== phrase && other.kind === kind)).map(
    (kind) => `beside ${kind}`,
  );
