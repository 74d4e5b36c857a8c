import type { Dropped } from "../../parts/dropped.svelte.ts";

/** A file with its path below what was dropped or chosen. */
export type FoundFile = { readonly name: string; readonly file: File };

/** What a walk meets: files, and things that could not be opened. */
export type Found = FoundFile | { readonly name: string; readonly file: null };

/** Every file in what was dropped, folders walked in name order; dot files are left out, as on the command line. */
export async function* walk(dropped: readonly Dropped[]): AsyncGenerator<Found> {
  for (const entry of dropped) {
    if (entry instanceof File) {
      yield { name: entry.name, file: entry };
      continue;
    }
    const name = entry.fullPath.replace(/^\//, "");
    if (isDirectory(entry)) {
      const within = await maybe(() => entriesIn(entry));
      if (within === null) yield { name, file: null };
      else yield* walk(within);
    } else if (isFile(entry)) {
      yield { name, file: await maybe(() => fileOf(entry)) };
    }
  }
}

/** Files of a file field; those of a chosen folder keep their path. */
export const filesOf = (list: FileList | null): readonly FoundFile[] =>
  [...(list ?? [])]
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter(({ name }) => !name.split("/").some((step) => step.startsWith(".")));

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry =>
  entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** A folder gives its entries in parts of at most a hundred, and nothing once it has given all. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) break;
    found.push(...part.filter(({ name }) => !name.startsWith(".")));
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Null for what was removed or may not be read. */
async function maybe<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
