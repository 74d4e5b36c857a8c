import type { SaidOf } from "./asking.ts";

/** What stands in the fields; empty where nothing is said. */
export type SaidDraft = { outlet: string; published: string; url: string };

/** Fields with nothing in them. */
export const emptyDraft = (): SaidDraft => ({ outlet: "", published: "", url: "" });

/** The fields as they are sent. */
export const toSaid = ({ outlet, published, url }: SaidDraft): SaidOf => ({
  outlet: maybeWords(outlet),
  published: maybeWords(published),
  url: maybeWords(url),
});

/** Null where there are no words. */
export const maybeWords = (text: string): string | null =>
  text.trim() === "" ? null : text.trim();

/** As the server takes a date, so that nobody waits for its refusal. */
export const isBadDate = ({ published }: SaidDraft): boolean => {
  const day = maybeWords(published);
  if (day === null) return false;
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$/.exec(day);
  if (parts === null) return true;
  const [year = 0, month = 1, date = 1] = parts.slice(1).map((part) => Number(part ?? 1));
  const utc = new Date(Date.UTC(year, month - 1, date));
  return utc.getUTCMonth() + 1 !== month || utc.getUTCDate() !== date;
};

/** True for what is no link a browser would follow. */
export const isBadUrl = ({ url }: SaidDraft): boolean =>
  maybeWords(url) !== null && !/^https?:\/\/\S+$/i.test(url.trim());

/** True where what is said can be sent. */
export const isSayable = (draft: SaidDraft): boolean => !isBadDate(draft) && !isBadUrl(draft);
