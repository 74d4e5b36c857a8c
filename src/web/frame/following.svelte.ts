/** Lists that somebody looks at while reports come in. */
import { untrack } from "svelte";

/**
 * Has a list read anew when the register holds more or fewer of what it lists; further down than its
 * top nothing moves under the reader's eyes. To be called while a room is set up.
 */
export function followCount(list: () => { refresh(): Promise<void> }, count: () => number | null) {
  let known: number | null = null;
  $effect(() => {
    const [last, now] = [known, count()];
    known = now;
    if (last === null || now === null || last === now) return;
    untrack(() => {
      if (scrollY === 0) void list().refresh();
    });
  });
}
