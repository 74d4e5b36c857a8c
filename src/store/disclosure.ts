/**
 * Showing what is veiled. The one way by which words of a sensitive passage, or a file as it came,
 * leave the store for a door: nothing is given before the entry that says who saw it and why is on
 * the disk.
 */
import { OnrecordError } from "../model/error.ts";
import type { CaptureId, PersonRef } from "../model/ids.ts";
import type { Span } from "../model/passage.ts";
import { VEIL } from "../model/passage.ts";
import type { Blobs } from "./blobs.ts";
import type { Store, WriteTransaction } from "./store.ts";

/** Who asks to see what of which report, and why. */
export type Asking = {
  readonly capture: CaptureId;
  readonly reason: string;
  readonly by: PersonRef;
};

/** Where the entry stands that was made of it. */
export type Accessed = { readonly seq: number; readonly at: string };

export type RevealedPassage = Accessed & Span & { readonly words: string };

export type OriginalFile = Accessed & { readonly bytes: Uint8Array };

export type Disclosure = {
  /**
   * The words from `start` to `end`, all of which must be veiled, after the access is on record.
   *
   * @throws OnrecordError "not-found" where no text was read, "usage" where any of it is shown
   *   already or no reason is given
   */
  reveal(asking: Asking & Span): Promise<RevealedPassage>;
  /**
   * The file as it came, after the access is on record.
   *
   * @throws OnrecordError "not-found" where it is not on record, "usage" where no reason is given,
   *   "damaged" where its bytes are not what came
   */
  original(asking: Asking): Promise<OriginalFile>;
};

/** Works over any store that writes all or nothing and gives its result after that is durable. */
export const openDisclosure = (write: Store["write"], blobs: Blobs): Disclosure => ({
  reveal: async (asking) => {
    const { start, end } = asking;
    return write(async (transaction) => {
      const words = await veiledWords(transaction, asking);
      const span = { start, end };
      return { ...(await appendAccess(transaction, asking, span)), ...span, words };
    });
  },
  original: async (asking) => {
    const { sha256, ...accessed } = await write(async (transaction) => {
      const capture = await transaction.material.capture(asking.capture);
      if (capture === null) throw notOnRecord("show the original of", asking.capture);
      const accessed = await appendAccess(transaction, asking, null);
      return { ...accessed, sha256: capture.sha256 };
    });
    return { ...accessed, bytes: await blobs.read(sha256) };
  },
});

const veiledWords = async (
  { view, material }: WriteTransaction,
  { capture, start, end }: Asking & Span,
): Promise<string> => {
  const shown = await view.reading(capture);
  const stored = await material.reading(capture);
  if (shown === null || stored === null) throw notOnRecord("show words of", capture);
  const words = stored.reading.text.slice(start, end);
  const veil = shown.reading.text.slice(start, end);
  if (start < end && end <= stored.reading.text.length && veil === VEIL.repeat(end - start)) {
    return words;
  }
  const state = "not all of it is veiled, give a veiled passage";
  throw new OnrecordError("usage", `Cannot show ${start} to ${end}: ${state}`);
};

const appendAccess = async (
  { view, append }: WriteTransaction,
  { capture, reason, by }: Asking,
  span: Span | null,
): Promise<Accessed> => {
  if (reason.trim() === "") {
    throw new OnrecordError("usage", "Cannot show what is veiled: no reason is given, give one");
  }
  const row = await view.capture(capture);
  if (row === null) throw notOnRecord("show", capture);
  const what = span === null ? "original" : "passage";
  const { entry } = await append({
    kind: "access",
    by,
    bodies: [{ body: "access", capture, what, span, reason }],
    about: [row.ref],
  });
  return { seq: entry.seq, at: entry.at };
};

const notOnRecord = (what: string, id: CaptureId): OnrecordError =>
  new OnrecordError("not-found", `Cannot ${what} report "${id}": it is not on record`);
