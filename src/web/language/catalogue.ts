import i18next, { type TFunction } from "i18next";
import { english } from "./english.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof english };
  }
}

/** Languages with a whole catalogue. */
export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

/** The words of another language under the same keys; Korean has one form for every number. */
export type Translated<Words> = {
  readonly [Key in keyof Words as Key extends `${string}_one`
    ? never
    : Key]: Words[Key] extends string ? string : Translated<Words[Key]>;
};

void i18next.init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: english } },
  initAsync: false,
  // Svelte writes every value as text, so nothing is markup that would need escaping.
  interpolation: { escapeValue: true, escape: (value: unknown) => steady(String(value)) },
});

/**
 * Words of a report within a sentence of ours: marks that turn the direction of writing are shown as what
 * they are, and words written from right to left keep to themselves, so that neither turns what stands beside.
 */
export function steady(words: string): string {
  const shown = words.replace(/[\u202a-\u202e]|[\u2066-\u2069]/g, "\ufffd");
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(shown) ? `\u2068${shown}\u2069` : shown;
}

/** A string of the catalogue in the language in use, e.g. `t("reports.title")`. */
export const t: TFunction = i18next.t;

/** The language in use. */
export const languageInUse = (): Language =>
  languages.find((language) => language === i18next.language) ?? "en";

/** The reader's own locale where it speaks the language in use, e.g. "en-GB", else that language. */
export const localeInUse = (): string =>
  navigator.languages.find((locale) => locale.startsWith(languageInUse())) ?? languageInUse();

/** Takes another language from now on; whoever calls draws the app anew. */
export async function takeLanguage(language: Language): Promise<void> {
  if (language === "ko" && !i18next.hasResourceBundle("ko", "translation")) {
    const { korean } = await import("./korean.ts");
    i18next.addResourceBundle("ko", "translation", korean);
  }
  await i18next.changeLanguage(language);
}
