// Which screens the rooms are looked at on: every pair of room, width, theme and language.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { threeFor, WIDTHS } from "./screens.ts";

const rooms = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".test.ts"))
  .flatMap((file) => {
    const source = readFileSync(join(import.meta.dirname, file), "utf8");
    return [...source.matchAll(/screensOf\("([^"]+)"\)/g)].map(([, room = ""]) => room);
  });

test("every room meets every width, theme and language, and those meet each other", () => {
  assert.ok(rooms.length >= 8, `${rooms.length} rooms`);
  const pairs = new Set<string>();
  for (const room of rooms) {
    for (const { width, theme, language } of threeFor(room)) {
      for (const one of [width, theme, language]) pairs.add(`${room} ${one}`);
      pairs.add(`${width} ${theme}`).add(`${width} ${language}`).add(`${theme} ${language}`);
    }
  }
  const themes = ["light", "dark"];
  const languages = ["en", "ko"];
  const wanted = [
    ...rooms.flatMap((room) => [...WIDTHS, ...themes, ...languages].map((one) => `${room} ${one}`)),
    ...WIDTHS.flatMap((width) => [...themes, ...languages].map((one) => `${width} ${one}`)),
    ...themes.flatMap((theme) => languages.map((language) => `${theme} ${language}`)),
  ];
  assert.deepEqual(
    wanted.filter((pair) => !pairs.has(pair)),
    [],
  );
});
