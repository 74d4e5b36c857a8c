export type SnippetPart = { readonly words: string; readonly found: boolean };

/** A snippet cut at the isolates (U+2068, U+2069) that the store puts around found words. */
export const snippetParts = (snippet: string): readonly SnippetPart[] =>
  snippet.split("\u2068").flatMap((part, index) => {
    if (index === 0) return [{ words: part, found: false }];
    const [found = "", ...rest] = part.split("\u2069");
    return [
      { words: found, found: true },
      { words: rest.join(""), found: false },
    ];
  });
