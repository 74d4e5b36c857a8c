/** What words of fire rule by themselves: a licence, a restraint, or fire at those alone whom they name. */
import type { Document } from "../document.ts";
import { rangeHolding, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagsIn } from "../tokens/tag.ts";
import type { FoundProvision } from "./fire.ts";
import { firstSteps } from "./warning.ts";

/** A rule of fire that the words tell. */
export type FireRuling = FoundProvision & {
  /** "fire", "use their weapons": may be told of without anybody to be killed. */
  readonly open: boolean;
};

/** "not to fire": fire is held at those told of. */
export const restraint = ({ tags }: Document, range: TokenRange): FireRuling => {
  // "stop firing at random", "not to shoot by accident": careless fire is barred, and no other.
  const near = { from: range.from - 3, to: range.to + 4 };
  const careless = firstTagIn(tags, ["careless-words"], near) !== null;
  return {
    range,
    kind: "how-to-fire",
    effect: "restraint",
    rule: careless ? "no-careless-fire" : "hold-fire",
    open: false,
  };
};

/** "shoot only what you see", "may fire only at those who …": at nobody else. */
export const onlyAt = (document: Document, tag: Tag): FireRuling => ({
  ...restraint(document, tag),
  rule: "only-under-condition",
});

/** "to fire": whoever is told may fire, or must. */
export const licence = (document: Document, tag: Tag): FireRuling => {
  const { tags, sentences } = document;
  const sentence = rangeHolding(sentences, tag.from);
  // "… only after a warning. The new one is to shoot on sight.": said of another rule.
  const around = {
    from: Math.max(sentence?.from ?? 0, tag.from - 5),
    to: Math.min(sentence?.to ?? tag.to, tag.to + 20),
  };
  // "not to fire without warning": what fire must wait for.
  const steps = firstSteps(document, around).map(({ range }) => range);
  const onSight = tagsIn(tags, "on-sight", around).some((word) => !touchesRange(steps, word));
  return {
    range: tag,
    kind: "who-may-be-shot-at",
    effect: "licence",
    rule: onSight ? "shoot-on-sight" : tag.value === KILL ? "shoot-to-kill" : "open-fire",
    open: tag.value === OPEN,
  };
};
/** How the lexicon marks words of firing that name nobody to be killed. */
const OPEN = "open";
/** How it marks words that name a death; "shoot" and "fire" alone do not say that anyone is to die. */
const KILL = "kill";
