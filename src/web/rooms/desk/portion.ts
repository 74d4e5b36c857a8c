/** Something of a size that waits to be sent. */
type Sized = { readonly size: number };

const MB = 1024 * 1024;
/** Small enough that progress is seen and that stopping between two portions is quick. */
const MOST_FILES = 32;
const MOST_BYTES = 16 * MB;

/** What one request may hold, with room for the names; larger files go in by the command line. */
export const LARGEST_FILE = 250 * MB;

/** The first of what waits, as much as goes into one request: one file at least. */
export function nextPortion<T extends Sized>(waiting: readonly T[]): readonly T[] {
  let bytes = 0;
  const end = waiting.findIndex(({ size }, index) => {
    bytes += size;
    return index > 0 && (index >= MOST_FILES || bytes > MOST_BYTES);
  });
  return end < 0 ? waiting : waiting.slice(0, end);
}
