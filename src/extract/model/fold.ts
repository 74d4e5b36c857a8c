/** A text with its quotation marks, dashes and spaces made alike, and where each code unit of it stands. */
export type Folded = {
  readonly text: string;
  /** Offset in the text as it is of every code unit of `text`, and of its end. */
  readonly offsets: readonly number[];
};

/** Nothing else is made alike: a letter, a number or another mark must stand in the text as it is told. */
export const foldMarks = (text: string): Folded => {
  let folded = "";
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const alike = SPACE.test(unit) ? " " : (ALIKE.get(unit) ?? unit);
    // However many spaces and line ends stand between two words, they are one gap.
    if (alike === " " && folded.endsWith(" ")) continue;
    folded += alike;
    offsets.push(at);
  }
  return { text: folded, offsets: [...offsets, text.length] };
};

const SPACE = /^\s$/u;
const ALIKE: ReadonlyMap<string, string> = new Map(
  (
    [
      ["'", "\u2018\u2019\u201a\u201b\u2032\u02bc"],
      ['"', "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"],
      ["-", "\u2010\u2011\u2012\u2013\u2014\u2212"],
    ] as const
  ).flatMap(([plain, others]) => [...others].map((other) => [other, plain] as const)),
);
