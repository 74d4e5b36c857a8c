import { localeInUse } from "../../language/catalogue.ts";

/** A language by its name in the language in use, e.g. "Korean" of "ko"; as it stands where it has none. */
export const tellLanguage = (tag: string): string =>
  new Intl.DisplayNames([localeInUse()], { type: "language", fallback: "code" }).of(tag) ?? tag;
