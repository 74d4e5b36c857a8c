import type { OutcomeKind } from "../../model/claim.ts";
import type { ListName } from "../languages/lists.ts";

/** Words of harm of one kind: what comes of them, and where whom they befall stands. */
export type Form = {
  readonly list: ListName;
  readonly outcome: OutcomeKind | null;
  readonly whom: "after" | "before" | "either" | "close" | "nobody";
};

/** Of words that overlap the form that stands first decides. */
export const FORMS: readonly Form[] = [
  // "All but one were killed", "the number of dead at nine": these hold words of the others.
  { list: "all-but", outcome: "killed", whom: "nobody" },
  { list: "roll-of-dead", outcome: "killed", whom: "nobody" },
  { list: "roll-of-hurt", outcome: "wounded", whom: "nobody" },
  { list: "toll-cues", outcome: "killed", whom: "after" },
  { list: "wound-nominal", outcome: "wounded", whom: "after" },
  { list: "self-wound", outcome: "wounded", whom: "before" },
  { list: "suicide-past", outcome: "suicide", whom: "before" },
  { list: "suicide-nominal", outcome: "suicide", whom: "nobody" },
  { list: "kill-past", outcome: "killed", whom: "either" },
  // "the killing of a herder by guards": no verb, though it holds one.
  { list: "kill-nominal", outcome: "killed", whom: "after" },
  { list: "kill-participle", outcome: "killed", whom: "after" },
  { list: "multiple-shooting", outcome: "wounded", whom: "nobody" },
  { list: "wound-noun", outcome: "wounded", whom: "before" },
  { list: "body-found", outcome: "killed", whom: "after" },
  { list: "deadly-event", outcome: "killed", whom: "nobody" },
  { list: "corpse-nouns", outcome: "killed", whom: "nobody" },
  // "put to death", "froze to death" before "death".
  { list: "executed-past", outcome: "executed", whom: "either" },
  { list: "die", outcome: "killed", whom: "before" },
  { list: "death-counts", outcome: "killed", whom: "nobody" },
  { list: "injury-counts", outcome: "wounded", whom: "nobody" },
  { list: "own-death", outcome: "killed", whom: "after" },
  { list: "survive-verbs", outcome: "killed", whom: "nobody" },
  { list: "dead-after", outcome: "killed", whom: "close" },
  { list: "wound-past", outcome: "wounded", whom: "either" },
  { list: "wound-participle", outcome: "wounded", whom: "after" },
  { list: "wound-state", outcome: "wounded", whom: "before" },
  // "lost a leg" before "lost five lives".
  { list: "life-verbs", outcome: "killed", whom: "either" },
  { list: "transport", outcome: "wounded", whom: "before" },
  { list: "send-to", outcome: "wounded", whom: "after" },
  { list: "treat-past", outcome: "wounded", whom: "after" },
  { list: "missing-state", outcome: "missing", whom: "before" },
  { list: "detain-past", outcome: "detained", whom: "either" },
  { list: "held-state", outcome: "detained", whom: "before" },
  { list: "return-past", outcome: "returned", whom: "either" },
  { list: "shooting-of", outcome: "wounded", whom: "after" },
  { list: "bury-past", outcome: "killed", whom: "after" },
  { list: "beat-past", outcome: "killed", whom: "either" },
  { list: "electrocute-past", outcome: "killed", whom: "before" },
  { list: "mine-act", outcome: "wounded", whom: "before" },
  { list: "bite-past", outcome: "wounded", whom: "either" },
  { list: "assault-past", outcome: null, whom: "either" },
  { list: "shove-past", outcome: null, whom: "either" },
  { list: "shoot-past", outcome: null, whom: "either" },
  { list: "shoot-participle", outcome: null, whom: "after" },
];

/** Blows and the like: unless the words say that somebody died, they tell nothing of what came of them. */
export const DEEDS: ReadonlySet<ListName> = new Set(["beat-past", "assault-past", "shove-past"]);
