/** How many of what, e.g. "1 report", "2 reports". */
export const numberOf = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;
