import { untrack } from "svelte";
import { t } from "../language/catalogue.ts";

/** A key and what it does, e.g. `{ key: "j", what: t("reading.keys.next"), run }`. */
export type KeyBinding = {
  /** As `KeyboardEvent.key` says it, e.g. "j", "?", "Enter". */
  readonly key: string;
  readonly what: string;
  readonly run: () => void;
};

let groups = $state.raw<readonly { readonly bindings: readonly KeyBinding[] }[]>([]);

/** True while the list of keys is shown. */
export const keyHelp = $state({ open: false });

/**
 * Makes keys work until the returned function is called; in a room: `$effect(() => bindKeys([...]))`.
 * Of two bindings of one key the later one works.
 */
export function bindKeys(bindings: readonly KeyBinding[]): () => void {
  const group = { bindings };
  // An effect that binds must not run again because of what it bound.
  untrack(() => {
    groups = [...groups, group];
  });
  return () => {
    groups = untrack(() => groups.filter((one) => one !== group));
  };
}

/** Every key that works now, those of the room first. */
export const keysInUse = (): readonly KeyBinding[] => [
  ...groups.toReversed().flatMap(({ bindings }) => bindings),
  { key: "?", what: t("parts.keys.help"), run: () => (keyHelp.open = true) },
];

/** Runs what a key is bound to, unless somebody is writing, a dialog is open or a modifier is held. */
export function pressKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isWriting(event.target) || document.querySelector('[role="dialog"]') !== null) return;
  const binding = keysInUse().find(({ key }) => key === event.key);
  if (binding === undefined) return;
  // Enter and space on a button or link are that button's.
  if (isPressable(event.target) && [" ", "Enter"].includes(event.key)) return;
  event.preventDefault();
  binding.run();
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("input:not([type=checkbox], [type=radio]), textarea, select"));

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("a, button, summary, [role=button]");
