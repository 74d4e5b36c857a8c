import { type Language, languages, takeLanguage } from "../language/catalogue.ts";

/** What a browser remembers of a reader: language and colours, never anything of a register. */
const LANGUAGE = "onrecord-language";
const THEME = "onrecord-theme";

/** Colours a reader can choose. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The reader's colours. */
export const themeInUse = (): Theme =>
  themes.find((theme) => theme === localStorage.getItem(THEME)) ?? "system";

/** Takes other colours at once and from now on. */
export function takeTheme(theme: Theme): void {
  localStorage.setItem(THEME, theme);
  document.documentElement.dataset.theme = theme;
}

/** Takes the remembered language and colours, else those of the browser. */
export async function takePreferences(): Promise<void> {
  document.documentElement.dataset.theme = themeInUse();
  const remembered = localStorage.getItem(LANGUAGE) ?? navigator.language.slice(0, 2);
  await speak(languages.find((language) => language === remembered) ?? "en");
}

/** Takes another language and remembers it; the app is to be drawn anew. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(LANGUAGE, language);
  await speak(language);
}

async function speak(language: Language): Promise<void> {
  await takeLanguage(language);
  document.documentElement.lang = language;
}
