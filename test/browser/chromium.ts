import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

/** Why browser tests are skipped; the last lines of `npm test` repeat it. */
export const NO_CHROMIUM =
  "no Chromium found: install it (Debian: apt-get install chromium) or set CHROMIUM to its path";

const usualPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The installed browser: CHROMIUM, else where it usually is; null where there is none. */
export function findChromium(): string | null {
  const paths = [process.env.CHROMIUM ?? "", ...usualPaths];
  return paths.find((path) => path !== "" && existsSync(path)) ?? null;
}

export type Screen = {
  readonly width: number;
  readonly theme: "light" | "dark";
  readonly language: "en" | "ko";
};

/** Opens a browser with an empty profile, runs `look` and removes both. */
export async function withBrowser(
  { width, theme, language }: Screen,
  look: (browser: BrowserContext) => Promise<void>,
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), "onrecord-chromium-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? "",
    headless: true,
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: language === "ko" ? "ko-KR" : "en-GB",
    timezoneId: "Asia/Seoul",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  try {
    await look(browser);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
