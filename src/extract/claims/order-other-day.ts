/** Days told beside an order that are those of something else. */
import type { Document } from "../document.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** "last month's escape", "after the March 3 raid", "during the May 1 drill": when something else happened. */
export const isOfAnotherEvent = (document: Document, time: TokenRange): boolean => {
  const { tokens, tags } = document;
  if (tokens[time.to]?.fold === "'s") return true;
  // "leaked in March"
  if (
    firstTagIn(tags, ["text-held-verbs", "text-seen-verbs"], {
      from: time.from - TO_LEAK,
      to: time.from,
    }) !== null
  )
    return true;
  // "In a report published on 2 July": the day of what tells of it.
  const paper = tagsIn(tags, "report-nouns", { from: time.from - TO_PAPER, to: time.from }).at(-1);
  if (
    paper !== undefined &&
    firstTagIn(tags, ["order-nouns"], { from: paper.to, to: time.from }) === null
  )
    return true;
  // "BYSTRA, 14 June — Soldiers were told": when it was written.
  if (DASHES.has(tokens[afterWire(document, time)]?.fold ?? "") && isFirst(document, time))
    return true;
  // "killed two on 27 May, fifteen days after the ministry told …": the day of what came after.
  // … not "was given in May and lapsed a week after the harvest", which tells two things of it.
  const join = firstTagIn(tags, ["cue-joins"], { from: time.to, to: time.to + 2 });
  const behind = { from: time.to, to: join === null ? time.to + TO_AFTER : time.to };
  const counted = tagsIn(tags, "after-event", behind).find(
    ({ from }) => tagAt(tags, "units", from - 1) !== null,
  );
  if (counted !== undefined && !isOfMainClause(document, time, counted)) return true;
  for (let at = time.from - 1; at >= time.from - 4; at--) {
    if (tokens[at] === undefined || tokens[at]?.kind === "mark") break;
    if (tagAt(tags, "order-verbs", at) !== null || tagAt(tags, "issue-verbs", at) !== null) break;
    if (tagAt(tags, "after-event", at) !== null) return true;
  }
  const named = tagAt(tags, "months", time.from) !== null;
  const next = tokens[time.to];
  return (
    named &&
    tagAt(tags, "definite-articles", time.from - 1) !== null &&
    next?.kind === "word" &&
    tagsIn(tags, "order-nouns", { from: time.to, to: time.to + 3 }).length === 0
  );
};

/** "On 22 August, nine days after the wire went up, the party ordered guards to …": what it is counted from is told in between. */
const isOfMainClause = (
  { sentences, tags, tokens }: Document,
  time: TokenRange,
  counted: TokenRange,
): boolean => {
  const sentence = rangeHolding(sentences, time.from);
  if (sentence === null || time.from - sentence.from > 1) return false;
  const after = { from: counted.to, to: sentence.to };
  const comma = tokens.slice(after.from, after.to).findIndex(({ fold }) => fold === ",");
  if (comma === -1) return false;
  const aside = { from: counted.to, to: counted.to + comma };
  return firstTagIn(tags, ["order-verbs", "tell-verbs", "issue-verbs"], aside) === null;
};

const TO_AFTER = 6;
const TO_PAPER = 4;
const TO_LEAK = 2;

/** "BYSTRA, 14 June (Valley Wire) — ": behind the agency's name. */
const afterWire = ({ tokens }: Document, { to }: TokenRange): number => {
  if (tokens[to]?.fold !== "(") return to;
  const close = tokens.slice(to, to + TO_WIRE).findIndex(({ fold }) => fold === ")");
  return close === -1 ? to : to + close + 1;
};
const TO_WIRE = 7;

/** A dateline is a place or two and the day. */
const isFirst = ({ sentences }: Document, { from }: TokenRange): boolean =>
  from - (rangeHolding(sentences, from)?.from ?? from) <= TO_DATELINE;
const TO_DATELINE = 6;
const DASHES: ReadonlySet<string> = new Set(["\u2014", "\u2013", "-"]);
