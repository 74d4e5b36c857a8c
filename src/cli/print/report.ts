/** A report for a terminal: its facts, then its text with furniture marked. */
import type { CaptureRow, ShownReading } from "../../store/store.ts";
import { numberOf } from "./number.ts";
import { shortId } from "./short-id.ts";
import { whoseParts } from "./whose.ts";

/** What a report is listed by; a file that nobody read is not named. */
export const titleOf = ({ id, title, name }: CaptureRow): string =>
  title ?? (name === id ? "a file that was not read" : name);

/** e.g. "3f2a9c01ab  Title · Outlet · 2020-08-26 · lead". */
export const captureLine = (row: CaptureRow): string => {
  const facts = [
    titleOf(row),
    ...whoseParts(row),
    row.lead ? "lead: no provenance" : "",
    row.state === "withdrawn" ? "withdrawn" : "",
    row.unread === null ? "" : "not read",
    row.failure === null ? "" : row.failure,
  ];
  return `${shortId(row.id)}  ${facts.filter((fact) => fact !== "").join(" · ")}`;
};

/** The text, each block that is not body text led by its role. */
export const readingText = ({ reading, veiled }: ShownReading): string => {
  const parts = reading.blocks.map(({ start, end, role, mark }) => {
    const words = reading.text.slice(start, end).trim();
    return role === "body"
      ? words
      : `[${mark === null || mark === role ? role : `${role}: ${mark}`}] ${words}`;
  });
  if (veiled.length > 0) {
    const reasons = [...new Set(veiled.map(({ reason }) => reason))].join(", ");
    parts.push(`${numberOf(veiled.length, "passage")} veiled: ${reasons}`);
  }
  return parts.join("\n");
};
