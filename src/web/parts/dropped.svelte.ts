/** Files and folders that were dropped on any room, held until the Desk takes them. */
const held = $state<{ drops: (readonly FileSystemEntry[])[] }>({ drops: [] });

/** True where what is dragged are files, not words or a link of a page. */
export const holdsFiles = (transfer: DataTransfer | null): boolean =>
  transfer?.types.includes("Files") ?? false;

/** Takes hold of what was dropped, within the event: afterwards the browser gives it to nobody. */
export function holdDrop(transfer: DataTransfer): void {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length > 0) held.drops.push(entries);
}

/** True while something waits to be taken. */
export const isDropHeld = (): boolean => held.drops.length > 0;

/** Gives what is held, once. */
export const takeDrops = (): readonly FileSystemEntry[] => held.drops.splice(0).flat();
