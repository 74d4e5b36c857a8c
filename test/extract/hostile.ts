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

/** Texts of a megabyte each, made to slow extraction down. */
export const hostileTexts = (): readonly string[] =>
  PIECES.map((piece) => piece.repeat(Math.ceil(1_000_000 / piece.length)));
