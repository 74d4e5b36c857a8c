/** A page's title taken apart: most sites put their name behind the headline. */

/** What a title says of the page: its headline, and the site's name beside it. */
export type SplitTitle = { readonly headline: string; readonly site: string };

/** The heading that stands in the title with a site's name behind or before it, or null. */
export function splitTitle(title: string, headings: readonly string[]): SplitTitle | null {
  if (title.length > LONGEST_TITLE) return null;
  const headingByLetters = new Map(headings.map((heading) => [lettersOf(heading), heading]));
  for (const cut of title.matchAll(/\s+[-\u2013\u2014|\u00b7\u00bb\u2022:]\s+/gu)) {
    const before = title.slice(0, cut.index).trim();
    const after = title.slice(cut.index + cut[0].length).trim();
    // Quotation marks and dashes are often written one way in the title and another in the heading.
    const sides = [
      { words: before, site: after },
      { words: after, site: before },
    ];
    for (const { words, site } of sides) {
      const headline = headingByLetters.get(lettersOf(words));
      if (headline !== undefined && lettersOf(words) !== "") return { headline, site };
    }
  }
  return null;
}

/** A longer one is no title; each of its cuts would be looked at. */
const LONGEST_TITLE = 500;

/** The letters and figures of the words alone, in lower case: how two spellings of one title agree. */
export const lettersOf = (text: string): string =>
  text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
