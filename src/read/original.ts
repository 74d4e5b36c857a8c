/** What a page says it reprints, translates or sums up, from its own notices. */
import type { Original } from "../model/reading.ts";
import type { MarkedUnit } from "./blocks/blocks.ts";
import { SUMMARY_LINE } from "./blocks/mark.ts";
import { dayBefore, findDate, maybeDate, weekdayOf } from "./date.ts";
import type { OutletFinder } from "./outlets.ts";
import type { ReadingWords } from "./words.ts";

export type OriginalOptions = {
  readonly words: ReadingWords;
  readonly outlets: OutletFinder;
  /** EDTF of this page. */
  readonly published: string | null;
};

/** Null where the page says nothing of the kind. A summary outdoes a reprint, a reprint a translation. */
export function originalOf(
  units: readonly MarkedUnit[],
  options: OriginalOptions,
): Original | null {
  const marked = (mark: string): MarkedUnit | undefined =>
    units.find((unit) => unit.role === "credit" && unit.mark === mark);
  const summary = marked("summary");
  if (summary !== undefined) return summaryOf(summary.text, options);
  const reprint = marked("reprint");
  if (reprint !== undefined) return reprintOf(reprint.text, { units, options });
  const translator = marked("translator");
  if (translator === undefined) return null;
  return { relation: "translation_of", ...namedIn(translator.text, options) };
}

const URL_IN_TEXT = /https?:\/\/[^\s<>"')\]]+/;
const withoutStop = (url: string): string => url.replace(/[.,;]+$/, "");

/** `Summary by Onrecord of: OUTLET, DATE, LINK`, each but the outlet may be missing. */
function summaryOf(line: string, { words, outlets }: OriginalOptions): Original {
  const parts = (SUMMARY_LINE.exec(line)?.[1] ?? "").split(/\s*,\s*/);
  const url = parts.find((part) => URL_IN_TEXT.test(part)) ?? null;
  const rest = parts.filter((part) => part !== url);
  // "30 August 2020" is one part, "August 30, 2020" two.
  const withYear = rest.map((part, at) => {
    const next = rest[at + 1] ?? "";
    return { at, date: maybeDate(part, words), pair: maybeDate(`${part}, ${next}`, words) };
  });
  const dated = withYear.find(({ at, date, pair }) => at > 0 && (date ?? pair) !== null);
  const name = rest.slice(0, dated?.at ?? rest.length).join(", ");
  const outlet = outlets.byName(name)?.name ?? (name === "" ? null : name);
  const published = dated?.pair ?? dated?.date ?? null;
  return { relation: "summary_of", outlet, published, url: url === null ? null : withoutStop(url) };
}

type Notice = { readonly units: readonly MarkedUnit[]; readonly options: OriginalOptions };

function reprintOf(line: string, { units, options }: Notice): Original {
  const named = namedIn(line, options);
  const published = named.published ?? saidOn(units, { named, options });
  return { relation: "reprint_of", ...named, published };
}

type Named = Omit<Original, "relation">;

/** Outlet, date and link in the words of a notice. */
function namedIn(line: string, { words, outlets }: OriginalOptions): Named {
  const link = URL_IN_TEXT.exec(line)?.[0] ?? null;
  const url = link === null ? null : withoutStop(link);
  const outlet = outlets.mentions(line)[0]?.name ?? capitalisedAfter(line, words);
  const ofLink = url === null ? null : (outlets.byUrl(url)?.name ?? null);
  return { outlet: outlet ?? ofLink, published: findDate(line, words)?.edtf ?? null, url };
}

/** A name by its capitals, at the start of the words; null where they start without one. */
export function maybeNameAt(words: string): string | null {
  const name = CAPITALISED_NAME.exec(words)?.[1] ?? null;
  return name?.replace(/(?:\s+(?:of|the|and|for))+$/, "").replace(/\.$/, "") ?? null;
}

const CAPITALISED_NAME =
  /^\s*((?:the\s+)?\p{Lu}[\p{L}\p{N}.'’&-]*(?:\s+(?:of|the|and|for|\p{Lu}[\p{L}\p{N}'’&-]*))*)/u;

/** An outlet that no list knows, by its capitals: "… originally published by Border Watch Weekly on …". */
function capitalisedAfter(line: string, words: ReadingWords): string | null {
  const before = words.originalBefore.exec(line);
  if (before === null) return null;
  const name = maybeNameAt(line.slice(before.index + before[0].length));
  return name === null || words.monthByName.has(name.toLowerCase()) ? null : name;
}

type Said = { readonly named: Named; readonly options: OriginalOptions };

/**
 * "… told OUTLET Wednesday" dates the original by its weekday: the last such day on or before this
 * page. Null where the text names two such days, or none, or the page has no day of its own.
 */
function saidOn(units: readonly MarkedUnit[], { named, options }: Said): string | null {
  const { words, outlets, published } = options;
  if (published === null || !/^\d{4}-\d{2}-\d{2}$/.test(published)) return null;
  const weekdays = new Set<number>();
  for (const { role, text } of units) {
    if (role !== "body") continue;
    for (const { outlet, end } of outlets.told(text)) {
      if (outlet.name !== named.outlet) continue;
      const word = /^\s+(?:on\s+)?(\p{L}+)\.?/u.exec(text.slice(end))?.[1] ?? "";
      const weekday = words.weekdayByName.get(word.toLowerCase());
      if (weekday !== undefined) weekdays.add(weekday);
    }
  }
  const [weekday, other] = weekdays;
  if (weekday === undefined || other !== undefined) return null;
  return dayBefore(published, (weekdayOf(published) - weekday + 7) % 7);
}
