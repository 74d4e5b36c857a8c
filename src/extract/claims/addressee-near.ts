/** Whom an order went to, where no rule tells: of the armed groups that a text names near it, the likeliest by weights. */
import { type Document, isVeiled } from "../document.ts";
import { overlapsAny } from "../tokens/range.ts";
import { type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { chosenOf } from "../weighing/choice.ts";
import { subjectIn } from "./addressee.ts";
import { type Giver, type Groups, giverChoice, groupOf, perSentence } from "./giver.ts";
import { besideTriggers, type OrderScene, placesNear, sentencesNear } from "./order-near.ts";

/** An order, whoever gave it, and the groups it may have gone to. */
export type AddresseeScene = OrderScene & {
  readonly giver: TokenRange | null;
  readonly armed: Groups;
};

/** The group that is likeliest told; null where none is likely enough, or nothing was learned of the language. */
export const addresseeNear = (document: Document, scene: AddresseeScene): TokenRange | null => {
  const learned = document.language.addressees;
  if (learned === null) return null;
  return chosenOf(armedNear(document, scene), giverChoice(document, learned))?.one.range ?? null;
};

/** Every armed group of the sentences near the order, but for whoever gave it. */
export const armedNear = (document: Document, scene: AddresseeScene): readonly Giver[] => {
  const placeOf = placesNear(document, scene);
  const { giver, thread } = scene;
  return sentencesNear(document, scene).flatMap((index) =>
    scene
      .armed(index)
      .filter(({ range }) => giver === null || !overlapsAny([giver], range))
      .map(({ range, evidence }) => ({
        range,
        evidence: [...evidence, placeOf(index), ...besideTriggers(thread, range, index)],
      })),
  );
};

/** By sentence the armed groups that it names, with what speaks for each whatever the order. */
export const armedGroupsOf = (document: Document): Groups =>
  perSentence(document, (sentence) => {
    const found: TokenRange[] = [];
    for (const head of tagsIn(document.tags, "addressee-heads", sentence)) {
      if (tagAt(document.tags, "public-heads", head.from) !== null) continue;
      const group = subjectIn(document, { from: sentence.from, to: head.to });
      if (group === null || isVeiled(document, group)) continue;
      // "soldiers and police": the longer one, which ends later.
      if (found.at(-1)?.from === group.from) found.pop();
      if (!overlapsAny(found.slice(-1), group)) found.push(group);
    }
    return found.map((range) => groupOf(document, range, sentence));
  });
