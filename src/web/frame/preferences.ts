import { type Language, languages, takeLanguage } from "../language/catalogue.ts";

/** What a browser remembers of a reader: how they like to read, never anything of a register. */
const LANGUAGE = "onrecord-language";
const THEME = "onrecord-theme";
const QUIET = "onrecord-quiet";
const LOCK = "onrecord-lock-minutes";

/** After how many minutes without a sign of life the app may lock itself. */
export const lockChoices = [5, 15, 30, 60] as const;

/** The reader's choice; null where it never locks by itself. */
export const lockAfterMinutes = (): number | null =>
  lockChoices.find((minutes) => `${minutes}` === localStorage.getItem(LOCK)) ?? null;

/** Locks after so many minutes from now on; null for never. */
export function takeLockMinutes(minutes: number | null): void {
  if (minutes === null) localStorage.removeItem(LOCK);
  else localStorage.setItem(LOCK, `${minutes}`);
}

/** True where the reader chose quiet mode. */
export const isQuietRemembered = (): boolean => localStorage.getItem(QUIET) === "on";

/** Remembers whether the reader wants quiet mode. */
export function rememberQuiet(on: boolean): void {
  if (on) localStorage.setItem(QUIET, "on");
  else localStorage.removeItem(QUIET);
}

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
