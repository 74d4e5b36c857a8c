import type { CodedValue } from "../../../model/coding.ts";
import type { Entry } from "./asking.ts";

/** A value that says nothing yet, of the type the entry asks. */
export function blankValue({ type }: Pick<Entry, "type">): CodedValue {
  switch (type) {
    case "term":
      return { type: "term", term: "" };
    case "count":
      return { type: "count", words: "", min: null, best: null, max: null };
    case "date":
    case "end":
      return { type: "date", words: "", edtf: null };
    case "place":
      return { type: "place", words: "", place: null, side: "unknown" };
    case "distance":
      return { type: "distance", words: "", min_km: null, max_km: null };
    case "flag":
      return { type: "flag", yes: false };
    default:
      return { type: "text", text: "" };
  }
}

/** True where nothing has been given. */
export function isBlank(value: CodedValue): boolean {
  switch (value.type) {
    case "flag":
      return !value.yes;
    case "term":
      return value.term === "";
    default:
      return wordsOf(value).trim() === "";
  }
}

/** What was typed; empty for terms and flags. */
export function wordsOf(value: CodedValue): string {
  switch (value.type) {
    case "text":
      return value.text;
    case "event":
      return value.event;
    case "term":
    case "flag":
      return "";
    default:
      return value.words;
  }
}

/** Least, best and most as one may type them: "3–3–4", with "?" for what is not told. */
export function typedBounds(
  words: string,
): { min: number | null; best: number | null; max: number | null } | null {
  const match = /^\s*(\d+|\?)\s*[–-]\s*(\d+|\?)\s*[–-]\s*(\d+|\?)\s*$/.exec(words);
  if (match === null) return null;
  const [min, best, max] = match.slice(1).map((part) => (part === "?" ? null : Number(part)));
  return { min: min ?? null, best: best ?? null, max: max ?? null };
}
