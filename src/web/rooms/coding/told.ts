/** How readings of plain words are told. */
import type { CodedValue } from "../../../model/coding.ts";
import { languageInUse, t } from "../../language/catalogue.ts";
import { tellCount, tellDay, tellKm } from "../../language/tell.ts";
import type { Option } from "../../parts/option.ts";
import type { Codebook, DateReading, Entry, Numbers, Term } from "./asking.ts";
import { wordsOf } from "./value.ts";

/** A text of the codebook in the language in use. */
export const say = (words: { readonly en: string; readonly ko: string }): string =>
  words[languageInUse()];

/** e.g. "14 Jan 2021", "11 Jan 2021 – 20 Jan 2021"; the EDTF stands beside it. */
export function tellReading({ earliest, latest }: DateReading): string {
  if (earliest === null && latest === null) return t("coding.date.open");
  if (earliest !== null && earliest === latest) return tellDay(earliest);
  const end = (day: string | null) => (day === null ? t("values.date.open") : tellDay(day));
  return t("values.date.range", { from: end(earliest), to: end(latest) });
}

/** From which day it was counted; null where the words are a full date. */
export const tellAnchor = ({ anchor }: DateReading): string | null =>
  anchor === null ? null : t("coding.date.from", { day: tellDay(anchor) });

/** What the words were read as. */
export function tellNumbers({ count, distance }: Numbers, type: string): string | null {
  if (type === "distance") {
    return distance === null ? null : tellKm({ min: distance.min_km, max: distance.max_km });
  }
  return count === null ? null : tellCount(count);
}

/** Terms whose label, synonym or id holds what was typed; those that begin so come first. */
export function fitting(terms: readonly Term[], typed: string): readonly Option[] {
  const sought = typed.trim().toLowerCase();
  const ranked = terms.map((term) => ({ term, rank: rankOf(term, sought) }));
  return ranked
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ term }) => optionOf(term));
}

/** A term as an option, with its code in a standard where one has it. */
export const optionOf = (term: Term): Option => ({
  id: term.id,
  label: say(term.label),
  detail: Object.entries(term.codes)
    .map(([list, code]) => `${list}: ${code}`)
    .join(" · "),
});

function rankOf({ id, label, synonyms }: Term, sought: string): number {
  if (sought === "") return 0;
  const names = [say(label), label.en, label.ko, id, ...synonyms.en, ...synonyms.ko].map((name) =>
    name.toLowerCase(),
  );
  if (names.some((name) => name.startsWith(sought)))
    return say(label).toLowerCase().startsWith(sought) ? 0 : 1;
  return names.some((name) => name.includes(sought)) ? 2 : 3;
}

/** A value as it was given: a term by its name, the rest in the words that were typed. */
export function tellCoded(value: CodedValue, { vocabularies }: Codebook): string {
  switch (value.type) {
    case "term": {
      const term = vocabularies.flatMap(({ terms }) => terms).find(({ id }) => id === value.term);
      return term === undefined ? value.term : say(term.label);
    }
    case "flag":
      return t("coding.second.yes");
    case "date":
      return value.edtf === null || value.edtf === value.words
        ? value.words
        : `${value.words} (${value.edtf})`;
    default:
      return wordsOf(value);
  }
}

/** The label of a field; of an act beyond the first with its number. */
export const labelOf = (entry: Entry, item: number): string =>
  item > 0 && entry.id.startsWith("acts.") ? `${say(entry.label)} ${item + 1}` : say(entry.label);
