import { type Tags, tagAt } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";

/** A number the text names: tokens `[from, to)`, with what it leaves open. */
export type NumberMention = {
  readonly from: number;
  readonly to: number;
  readonly min: number | null;
  readonly best: number | null;
  readonly max: number | null;
  /** "another two", "three more": on top of those told of before. */
  readonly more: boolean;
};

/** Every number of a text in order. Dates, distances and ages are numbers too: their rules go first. */
export const numbersOf = (tokens: readonly Token[], tags: Tags): readonly NumberMention[] => {
  const numbers: NumberMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const mention = numberMentionAt(tokens, tags, at);
    if (mention === null) continue;
    numbers.push(mention);
    at = mention.to - 1;
  }
  return numbers;
};

type Plain = { readonly to: number; readonly value: number };

const numberMentionAt = (
  tokens: readonly Token[],
  tags: Tags,
  at: number,
): NumberMention | null => {
  const between = betweenAt(tokens, tags, at);
  if (between !== null) return between;
  // "more than 700" bounds a number, and is nobody more.
  const before = boundAt(tags, at) === null ? tagAt(tags, "more-of", at) : null;
  const bound = boundAt(tags, before?.to ?? at);
  const from = bound?.to ?? before?.to ?? at;
  const vague = tagAt(tags, "vague-numbers", from);
  if (
    vague !== null &&
    vague.to - vague.from >= (tagAt(tags, "number-words", from)?.to ?? from) - from
  ) {
    return {
      from: at,
      to: vague.to,
      min: Number(vague.value),
      best: null,
      max: null,
      more: before !== null,
    };
  }
  const first = plainAt(tokens, tags, from);
  if (first === null) return null;
  const last = rangeEnd(tokens, tags, first);
  const to = last?.to ?? first.to;
  const more = before !== null || tagAt(tags, "more-of", to) !== null;
  if (last !== null) return { from: at, to, min: first.value, best: null, max: last.value, more };
  const tail = bound === null ? tailAt(tokens, tags, to) : null;
  const counted = boundedBy((bound ?? tail)?.kind ?? "exact", first.value);
  return { from: at, to: tail?.to ?? to, ...counted, more };
};

type Kind = "least" | "most" | "below" | "about" | "exact";
type Bound = { readonly kind: Kind; readonly to: number };

const boundedBy = (kind: Kind, value: number): Pick<NumberMention, "min" | "best" | "max"> => {
  if (kind === "least") return { min: value, best: null, max: null };
  if (kind === "most") return { min: null, best: null, max: value };
  // "fewer than five" are four at the most.
  if (kind === "below") return { min: null, best: null, max: value - 1 };
  if (kind === "about") return { min: null, best: value, max: null };
  return { min: value, best: value, max: value };
};

const boundAt = (tags: Tags, at: number): Bound | null => {
  const least = tagAt(tags, "at-least", at);
  // "ran over two men": two.
  if (least !== null && tagAt(tags, "assault-past", at - 1)?.to === least.to) return null;
  if (least !== null) return { kind: "least", to: least.to };
  const most = tagAt(tags, "at-most", at);
  if (most !== null) return { kind: most.value === "below" ? "below" : "most", to: most.to };
  const exact = tagAt(tags, "exact-words", at);
  if (exact !== null) return { kind: "exact", to: exact.to };
  const about = tagAt(tags, "about", at);
  return about === null ? null : { kind: "about", to: about.to };
};

/** "thirty-odd", "ten or so", "20 or more": what bounds a number from behind. */
const tailAt = (tokens: readonly Token[], tags: Tags, at: number): Bound | null => {
  const tail = tagAt(tags, "number-tails", tokens[at]?.fold === "-" ? at + 1 : at);
  const kind = TAILS.find((one) => one === tail?.value);
  return tail === null || kind === undefined ? null : { kind, to: tail.to };
};
const TAILS = ["about", "least", "most"] as const;

/** "3–5", "one to two", "three or four". */
const rangeEnd = (tokens: readonly Token[], tags: Tags, first: Plain): Plain | null => {
  const dash = tokens[first.to]?.fold;
  const word = tagAt(tags, "range-words", first.to);
  if (word === null && dash !== "-" && dash !== "\u2013") return null;
  const last = plainAt(tokens, tags, first.to + 1);
  if (last === null || last.value <= first.value || first.value === 0) return null;
  // "between 3 and 5" is a range, "two and three" is a list.
  if (word?.value === "" && tokens[word.from]?.fold === "and") return null;
  return last;
};

/** "between ten and fifteen" */
const betweenAt = (tokens: readonly Token[], tags: Tags, at: number): NumberMention | null => {
  const between = tagAt(tags, "between-words", at);
  const first = between === null ? null : plainAt(tokens, tags, between.to);
  const link = first === null ? null : tagAt(tags, "between-links", first.to);
  const last = link === null ? null : plainAt(tokens, tags, link.to);
  if (first === null || last === null || last.value <= first.value) return null;
  return { from: at, to: last.to, min: first.value, best: null, max: last.value, more: false };
};

/** Digits, or number words put together: "twenty-five", "two hundred". */
const plainAt = (tokens: readonly Token[], tags: Tags, at: number): Plain | null => {
  const token = tokens[at];
  if (token?.kind === "number") {
    if (!/^\d{1,3}(,\d{3})*(\.\d+)?$|^\d+(\.\d+)?$/.test(token.fold)) return null;
    const value = Number(token.fold.replaceAll(",", ""));
    const multiple = tagAt(tags, "number-multiples", at + 1);
    if (multiple !== null) return { to: multiple.to, value: value * Number(multiple.value) };
    return { to: at + 1, value };
  }
  let total = 0;
  let part = 0;
  let to = at;
  for (let next = tagAt(tags, "number-words", at); next !== null; ) {
    const multiple = part > 0 ? tagAt(tags, "number-multiples", next.from) : null;
    if (multiple !== null) {
      // "two dozen"
      return { to: multiple.to, value: total + part * Number(multiple.value) };
    }
    const value = Number(next.value);
    if (to > at && value < 100 && (part % 10 !== 0 || part === 0 || value >= 10)) break;
    if (value >= 1000) {
      total += Math.max(part, 1) * value;
      part = 0;
    } else if (value === 100) part = Math.max(part, 1) * 100;
    else part += value;
    to = next.to;
    const after = tokens[to]?.fold === "-" ? to + 1 : to;
    next = tagAt(tags, "number-words", after);
  }
  return to === at ? null : { to, value: total + part };
};
