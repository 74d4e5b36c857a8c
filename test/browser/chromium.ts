import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "playwright-core";

/** Why browser tests are skipped; the last lines of `npm test` repeat it. */
export const NO_CHROMIUM =
  "no Chromium found: install it (Debian: apt-get install chromium-headless-shell) or set CHROMIUM to its path";

const usualPaths = [
  // The same browser without the windows nobody sees: half the work.
  "/usr/bin/chromium-headless-shell",
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

let launched: Promise<Browser> | null = null;

/** One browser for all tests of a file; what one test leaves behind no other sees. */
const browserOf = (): Promise<Browser> => {
  launched ??= chromium.launch({
    executablePath: findChromium() ?? "",
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      // Maps are drawn by WebGL, which machines without a graphics card have in software alone.
      "--enable-unsafe-swiftshader",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return launched;
};

/** Closes the one browser of this process: nothing ends while it runs. */
export async function endBrowser(): Promise<void> {
  const ending = launched;
  launched = null;
  await (await ending)?.close();
}

/** Opens a window with an empty profile of its own, runs `look` and closes it. */
export async function withBrowser(
  { width, theme, language }: Screen,
  look: (browser: BrowserContext) => Promise<void>,
): Promise<void> {
  const browser = await (await browserOf()).newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: language === "ko" ? "ko-KR" : "en-GB",
    timezoneId: "Asia/Seoul",
  });
  try {
    await look(browser);
  } finally {
    await browser.close();
  }
}
