/** The screens that rooms are looked at on. */
import type { Screen } from "./chromium.ts";

/** A phone, a tablet or half a desk, and a desk, in CSS pixels. */
export const WIDTHS = [360, 768, 1440] as const;

/** In an order of which any three in a row, round and round, hold both themes and both languages. */
const LOOKS = [
  { theme: "light", language: "en" },
  { theme: "dark", language: "ko" },
  { theme: "dark", language: "en" },
  { theme: "light", language: "ko" },
] as const;

/**
 * Three screens for a room: every width, both themes and both languages. Over all rooms every width
 * meets every theme and language, and every theme every language. All twelve in `npm run test:matrix`.
 */
export const screensOf = (room: string): readonly Screen[] =>
  process.env.ONRECORD_MATRIX === "1"
    ? WIDTHS.flatMap((width) => LOOKS.map((look) => ({ width, ...look })))
    : threeFor(room);

/** The three of `npm test`. */
export const threeFor = (room: string): readonly Screen[] => {
  const turn = [...room].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return WIDTHS.flatMap((width, index) => {
    const look = LOOKS[(turn + index) % LOOKS.length];
    return look === undefined ? [] : [{ width, ...look }];
  });
};

/** e.g. "1440 px, dark, Korean". */
export const nameOf = ({ width, theme, language }: Screen): string =>
  `${width} px, ${theme}, ${language === "ko" ? "Korean" : "English"}`;
