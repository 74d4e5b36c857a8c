/// <reference types="svelte" />
/// <reference types="vite/client" />
import { mount, unmount } from "svelte";
import App from "./app.svelte";
import Locked from "./frame/locked.svelte";
import { watchLock } from "./frame/locking.ts";
import { changeLanguage, takePreferences } from "./frame/preferences.ts";
import type { Language } from "./language/catalogue.ts";
import "./design/fonts.css";
import "./design/tokens.css";
import "./design/page.css";

const target = document.getElementById("app");

let isLocked = false;

/** Draws the app; another language draws it anew, so no string of the old one stays. */
function draw(to: HTMLElement): void {
  const app = mount(App, { target: to, props: { onlanguage } });
  async function onlanguage(language: Language): Promise<void> {
    await changeLanguage(language);
    await unmount(app);
    draw(to);
  }
  watchLock(() => {
    if (isLocked) return;
    isLocked = true;
    void unmount(app);
    document.title = "Onrecord";
    mount(Locked, { target: to });
  });
}

if (target !== null) {
  await takePreferences();
  draw(target);
  // Korean comes after the first view: reports may be Korean whatever language the app speaks.
  await import("./design/korean.css");
}
