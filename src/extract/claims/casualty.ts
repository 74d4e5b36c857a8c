import type { Modality, OutcomeKind } from "../../model/claim.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { type Group, groupBefore, groupEndingAt, groupFrom } from "../numbers/group.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** A word of harm with whom it befell. `outcome` null: shots, and nothing said of whom they hit. */
export type Casualty = {
  readonly sentence: number;
  readonly tag: Tag;
  readonly outcome: OutcomeKind | null;
  readonly group: Group | null;
  readonly shooting: boolean;
  /** The words say only that they were shot: they may be dead or wounded. */
  readonly shot: boolean;
};

/** How a word of harm is meant where it stands. */
export type Meaning = { readonly modality: Modality; readonly repeated: boolean };

type Form = {
  readonly list: ListName;
  readonly outcome: OutcomeKind | null;
  readonly whom: "after" | "before" | "either" | "close";
};

const FORMS: readonly Form[] = [
  { list: "suicide-past", outcome: "suicide", whom: "before" },
  { list: "kill-past", outcome: "killed", whom: "either" },
  { list: "kill-participle", outcome: "killed", whom: "after" },
  { list: "kill-nominal", outcome: "killed", whom: "after" },
  { list: "die", outcome: "killed", whom: "before" },
  { list: "dead-after", outcome: "killed", whom: "close" },
  { list: "executed-past", outcome: "executed", whom: "either" },
  { list: "wound-past", outcome: "wounded", whom: "either" },
  { list: "wound-participle", outcome: "wounded", whom: "after" },
  { list: "wound-state", outcome: "wounded", whom: "before" },
  { list: "missing-state", outcome: "missing", whom: "before" },
  { list: "shooting-of", outcome: "wounded", whom: "after" },
  { list: "shoot-past", outcome: null, whom: "either" },
  { list: "shoot-participle", outcome: null, whom: "after" },
];

/** Words of harm in a sentence, in order, each with its people; the meaning is asked for with `meaningOf`. */
export const casualtiesIn = (
  document: Document,
  sentence: Sentence,
  index: number,
): readonly Casualty[] => {
  const found: Casualty[] = [];
  for (const form of FORMS) {
    for (const tag of tagsIn(document.tags, form.list, sentence)) {
      if (found.some((other) => other.tag.from < tag.to && tag.from < other.tag.to)) continue;
      found.push(casualtyOf(document, { form, tag, sentence, index }));
    }
  }
  return found.sort((a, b) => a.tag.from - b.tag.from);
};

const casualtyOf = (
  document: Document,
  { form, tag, sentence, index }: { form: Form; tag: Tag; sentence: Sentence; index: number },
): Casualty => {
  const passive = isPassive(document, tag);
  const after = form.whom === "after" || (form.whom === "either" && !passive);
  const clauseEnd = Math.min(sentence.to, tag.to + 14);
  const group =
    form.whom === "close"
      ? groupEndingAt(document, tag.from, sentence)
      : after
        ? groupFrom(document, tag.to, clauseEnd)
        : groupBefore(document, tag.from, sentence);
  const shot = form.list === "shoot-past" || form.list === "shoot-participle";
  const direct =
    tag.to - tag.from === 1 && (form.list === "shoot-past" || isObject(document, tag, group));
  const hit = shot && group !== null && ((passive && form.list === "shoot-past") || direct);
  return {
    sentence: index,
    tag,
    outcome: shot ? (hit ? "wounded" : null) : form.outcome,
    group,
    shot: shot || form.list === "shooting-of",
    shooting:
      shot ||
      firstTagIn(document.tags, ["weapons", "shoot-past", "shoot-participle"], sentence) !== null,
  };
};

/** "shooting ten people": the people follow at once. */
const isObject = ({ tokens, tags }: Document, tag: Tag, group: Group | null): boolean =>
  group !== null &&
  group.to - tag.to <= 6 &&
  (group.counted ||
    tokens[tag.to]?.kind === "number" ||
    tagAt(tags, "person-starts", tag.to) !== null);

const isPassive = ({ tags, tokens }: Document, tag: Tag): boolean => {
  if (tagsIn(tags, "be-forms", { from: tag.from - 3, to: tag.to }).length > 0) return true;
  // "Three killed in …", "the man shot on Monday": a participle without its auxiliary.
  const next = tokens[tag.to];
  return (
    next === undefined ||
    next.kind === "mark" ||
    (tagAt(tags, "within-words", tag.to) !== null && tag.list !== "shoot-past")
  );
};

/** Reads the words around a word of harm: asserted only where nothing says otherwise. */
export const meaningOf = (document: Document, casualty: Casualty, sentence: Sentence): Meaning => {
  const { tags } = document;
  const { tag } = casualty;
  const before = { from: Math.max(sentence.from, tag.from - 6), to: tag.from };
  const repeated =
    firstTagIn(tags, ["repeat-cues", "trend-cues"], sentence) !== null && !isCounted(casualty);
  const of = (modality: Modality): Meaning => ({ modality, repeated });
  if (firstTagIn(tags, ["impunity-cues"], sentence) !== null) return of("hypothetical");
  if (
    firstTagIn(tags, ["threat-cues"], { from: sentence.from, to: tag.from }) !== null &&
    !isCounted(casualty)
  )
    return of("threatened");
  if (tagsIn(tags, "modals", before).some((modal) => isModalOf(document, modal, tag)))
    return of("hypothetical");
  if (tagsIn(tags, "negation", before).length > 0) return of("denied");
  if (isConditional(document, { from: clauseStart(document, tag, sentence), to: tag.to }))
    return of("hypothetical");
  if (isGeneric(document, casualty)) return of("background");
  if (firstTagIn(tags, ["rumour-cues"], sentence) !== null) return of("rumoured");
  return of("asserted");
};

const isCounted = ({ group }: Casualty): boolean => group?.counted === true;

/** "would be shot", "to be killed": a modal with only auxiliaries and adverbs up to the verb; "to" before a noun is none. */
const isModalOf = ({ tokens, tags }: Document, modal: Tag, tag: Tag): boolean => {
  for (let at = modal.to; at < tag.from; at++) {
    const token = tokens[at];
    if (token?.kind === "mark") return false;
    const word = token?.fold ?? "";
    if (
      tagAt(tags, "be-forms", at) === null &&
      !word.endsWith("ly") &&
      !["have", "has", "not", "also"].includes(word)
    )
      return false;
  }
  return true;
};

const clauseStart = ({ tokens }: Document, tag: Tag, sentence: TokenRange): number => {
  let from = tag.from;
  while (from > sentence.from && tokens[from - 1]?.fold !== "," && tokens[from - 1]?.fold !== ";")
    from--;
  return from;
};

const isConditional = ({ tags }: Document, clause: TokenRange): boolean =>
  firstTagIn(tags, ["hypothetical-cues"], clause) !== null;

/** "soldiers who killed people were …", "shot people": a bare plural without number stands for any such people. */
const isGeneric = ({ tags }: Document, { tag, group }: Casualty): boolean => {
  if (group?.counted) return false;
  const relative = tagsIn(tags, "generic-cues", { from: tag.from - 4, to: tag.from }).length > 0;
  return relative || (group !== null && group.best === null);
};
