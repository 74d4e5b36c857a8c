/** Who a group is by name: "their two children, Charlie, 9, and Sam, 6". */
import type { Document } from "../document.ts";
import { tagAt } from "../tokens/tag.ts";
import { yearsEnd } from "./ages.ts";
import { nameEnd } from "./name.ts";

/**
 * How many names stand right after words for several people, and where the last of them with its age ends;
 * null unless a joiner closes the list of them and as many are named as `expected` says, where it says any.
 */
export const namesAfter = (
  document: Document,
  {
    to,
    end,
    expected,
    isDefinite = false,
  }: { to: number; end: number; expected: number | null; isDefinite?: boolean },
): { readonly count: number; readonly to: number } | null => {
  const { tokens, tags } = document;
  const opened = OPENING.has(tokens[to]?.fold ?? "") ? to + 1 : to;
  let at = tagAt(tags, "naming-words", opened)?.to ?? opened;
  // "the brothers Ali and Omar Roe": names at once, after an article.
  if (at === to && !isDefinite) return null;
  if (tokens[at]?.fold === "." || tokens[at]?.fold === ":") at++;
  for (let count = 1, isClosed = false; count <= MOST_NAMES; count++) {
    const name = nameEnd(document, at, end);
    if (name === null) return null;
    const told = yearsEnd(document, { to: name, best: 1 });
    if (isClosed) return expected === null || expected === count ? { count, to: told } : null;
    const comma = tokens[told]?.fold === "," ? told + 1 : told;
    const joiner = tagAt(tags, "joiners", comma);
    if (joiner === null && comma === told) return null;
    isClosed = joiner !== null;
    at = joiner?.to ?? comma;
  }
  return null;
};
const OPENING: ReadonlySet<string> = new Set([",", ":", "(", "-", "\u2013", "\u2014"]);
const MOST_NAMES = 12;
