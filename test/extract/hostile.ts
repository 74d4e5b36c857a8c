/** Pieces that, repeated, make rules look far and often. */
const PIECES = [
  "a ",
  "“",
  "the order ",
  "shot and killed two men and ",
  "A source told RFA that ",
  "ordered soldiers to shoot, ",
  "1,1",
  "Musan ",
  "x",
  "at least ",
  "twenty-",
  "Guards killed two men on Monday. ",
  "within a kilometer of the border ",
  "paid the guards, ",
  "“a” said the source. ",
];

/** Events and orders of their own, thousands of each. */
const EACH_ANOTHER: readonly ((index: number) => string)[] = [
  (index) => `A man was shot dead in Musan on ${(index % 28) + 1} May. `,
  (index) => `On ${(index % 28) + 1} May guards were ordered to shoot anyone near the river. `,
];

/** Texts of a megabyte each, made to slow extraction down. */
export const hostileTexts = (): readonly string[] => [
  ...PIECES.map((piece) => piece.repeat(Math.ceil(MEGABYTE / piece.length))),
  ...EACH_ANOTHER.map((piece) =>
    Array.from({ length: Math.ceil(MEGABYTE / piece(0).length) }, (_, index) => piece(index)).join(
      "",
    ),
  ),
];
const MEGABYTE = 1_000_000;
