import type { Row } from "./sheet.svelte.ts";

/** Goes to the input of a row, where it is drawn. */
export function focusRow(row: Row | undefined): void {
  if (row !== undefined) document.getElementById(`field-${row.key}`)?.focus();
}

/** Goes to the first kind, where the next claim begins. */
export function focusKinds(): void {
  document.querySelector<HTMLElement>(".kinds button")?.focus();
}
