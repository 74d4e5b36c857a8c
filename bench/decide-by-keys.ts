/** One proposal decided in the review room without the mouse, and how long the next one takes to stand there. */
import type { Page } from "playwright-core";

/** Milliseconds from the key that decides to the next claim, by the page's own clock. */
export const decideOne = async (page: Page, key: string): Promise<number> => {
  await page.keyboard.press(key);
  await page.locator("#review-reason").waitFor();
  // Listening before the key is pressed; the promise is kept in the page until it is asked for.
  const next = await page.evaluateHandle(() => {
    const id = () => document.querySelector("section.card")?.getAttribute("data-claim") ?? "none";
    const before = id();
    const changed = new Promise<number>((resolve) => {
      let start = 0;
      addEventListener("keydown", () => (start = performance.now()), { once: true, capture: true });
      const look = () => {
        if (start > 0 && id() !== before && id() !== "none") resolve(performance.now() - start);
        else requestAnimationFrame(look);
      };
      look();
    });
    return { changed };
  });
  await page.keyboard.press("Enter");
  return next.evaluate(({ changed }) => changed);
};
