/** Whose a report is and of when, in the language in use. */
import type { Media } from "../../model/capture.ts";
import type { Original } from "../../model/reading.ts";
import { steady, t } from "./catalogue.ts";
import { tellPublished } from "./tell.ts";

type Told = {
  readonly outlet: string | null;
  readonly published: string | null;
  readonly original: Original | null;
  /** "list" of a team's own list, which nobody published. */
  readonly media?: Media;
};

/** What a report is listed by; a file that nobody read is not named, for its name may say what is to be veiled. */
export function tellTitle({ id, title, name }: Titled): string {
  if (title !== null) return title;
  return name === id ? t("values.unreadFile", { id: id.slice(0, 8) }) : name;
}

type Titled = { readonly id: string; readonly title: string | null; readonly name: string };

/** The outlet; a summary is told as one and never under the outlet's name alone. */
export function tellWhose({ outlet, original, media }: Told): string {
  if (media === "list") return t("values.outlet.ours");
  if (original?.relation !== "summary_of")
    return outlet === null ? t("values.outlet.notTold") : steady(outlet);
  return t("values.outlet.summary", {
    outlet: original.outlet ?? outlet ?? t("values.outlet.notTold"),
  });
}

/** When it was published; for a summary, when what it sums up was. */
export function tellDate({ published, original }: Told): string {
  const date = original?.relation === "summary_of" ? (original.published ?? published) : published;
  return date === null ? t("values.date.notTold") : tellPublished(date);
}
