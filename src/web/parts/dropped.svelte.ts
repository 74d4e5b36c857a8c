/** An entry of the disk; what a program drags in may be a file alone. */
export type Dropped = FileSystemEntry | File;

/** Files and folders that are dropped on any room, held until the Desk takes them. */
const held = $state<{ drops: (readonly Dropped[])[]; over: boolean }>({
  drops: [],
  over: false,
});

/** True while files are dragged over the page. */
export const isDragged = (): boolean => held.over;

/** True while something waits to be taken. */
export const isDropHeld = (): boolean => held.drops.length > 0;

/** Gives what is held, once. */
export const takeDrops = (): readonly Dropped[] => held.drops.splice(0).flat();

/** For `dragover` of the window: without it a browser opens a dropped file in place of the app. */
export function dragOver(event: DragEvent): void {
  if (!holdsFiles(event.dataTransfer)) return;
  event.preventDefault();
  held.over = true;
}

/** For `dragleave` of the window: between two elements of the page nothing leaves. */
export function dragLeave(event: DragEvent): void {
  if (event.relatedTarget === null) held.over = false;
}

/** For `drop` of the window; true where files were dropped and the Desk is to take them. */
export function holdDrop(event: DragEvent): boolean {
  held.over = false;
  const { dataTransfer } = event;
  if (dataTransfer === null || !holdsFiles(dataTransfer)) return false;
  event.preventDefault();
  // Within the event: afterwards the browser gives them to nobody.
  const entries = [...dataTransfer.items].flatMap(
    (item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? [],
  );
  if (entries.length > 0) held.drops.push(entries);
  return entries.length > 0;
}

/** What is dragged are files, not words or a link of a page. */
const holdsFiles = (transfer: DataTransfer | null): boolean =>
  transfer?.types.includes("Files") ?? false;
