/** "Soldiers took two men away. They have not been seen since": whoever was led away is missing. */
import type { Casualty } from "./casualty.ts";

/** The words of a disappearance that name nobody with those who were taken, in their sentence or the one before. */
export const withThoseTaken = (
  words: readonly Casualty[],
  before: () => readonly Casualty[],
): readonly Casualty[] =>
  words.some(isOpen)
    ? words.map((one) => {
        if (!isOpen(one)) return one;
        const taken = [...before(), ...words].findLast(
          ({ outcome, group, tag }) =>
            outcome === "detained" && group !== null && tag.to <= one.tag.from,
        );
        return taken === undefined ? one : { ...one, group: taken.group };
      })
    : words;

const isOpen = ({ tag, group }: Casualty): boolean =>
  tag.list === "missing-state" && group === null;
