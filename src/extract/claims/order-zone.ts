/** Where an order holds, as a strip or between lines. */
import type { Document } from "../document.ts";
import { touchesRange } from "../tokens/range.ts";
import { type OrderScene, sentencesNear } from "./order-near.ts";
import { textSubject } from "./order-text-day.ts";
import { rangesOf } from "./order-thread.ts";
import { provisionsIn } from "./provision.ts";
import { type FoundZone, zoneIn } from "./zone.ts";
import { zoneAlong } from "./zone-lines.ts";

/** The first strip with its width that the order's words tell; else what is said of it nearby; else the lines beside what it rules. */
export const zoneOf = (document: Document, scene: OrderScene): FoundZone | null => {
  const { mentions, details } = scene.thread;
  for (const range of rangesOf(scene.thread)) {
    const own = zoneIn(document, range);
    if (own !== null) return own;
  }
  return (
    zoneNearby(document, scene) ??
    zoneAlong(document, [
      ...mentions.flatMap(({ provisions }) => provisions),
      ...details.flatMap((range) => provisionsIn(document, range)),
    ])
  );
};

/** "It covers the ground within two kilometres of the river": of the order, in a sentence that tells no other. */
const zoneNearby = (document: Document, scene: OrderScene): FoundZone | null => {
  for (const index of sentencesNear(document, scene)) {
    const sentence = document.sentences[index];
    if (sentence === undefined || touchesRange(scene.told, sentence)) continue;
    const found = textSubject(document, sentence) === null ? null : zoneIn(document, sentence);
    if (found !== null) return found;
  }
  return null;
};
