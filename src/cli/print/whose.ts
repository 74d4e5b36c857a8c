/** Whose report it is: a summary is never named by its outlet alone. */
import type { CaptureRow } from "../../store/store.ts";
import { dateText } from "./value.ts";

/** e.g. ["Radio Free Asia", "2020-08-26"], ["summary by Onrecord of Radio Free Asia, 2020-08-26"]. */
export const whoseParts = ({
  outlet,
  published,
  original,
}: Pick<CaptureRow, "outlet" | "published" | "original">): readonly string[] => {
  if (original?.relation !== "summary_of") {
    return [outlet ?? "outlet not known", published === null ? "no date" : dateText(published)];
  }
  const date = original.published ?? published;
  const of = [
    original.outlet ?? outlet ?? "an outlet not named",
    date === null ? "no date" : dateText(date),
  ];
  return [`summary by Onrecord of ${of.join(", ")}`];
};
