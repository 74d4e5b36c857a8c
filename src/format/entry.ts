import { OnrecordError } from "../model/error.ts";
import { Entry } from "../model/ledger.ts";
import { encodeCanonical } from "./canonical-json.ts";

/** The leaf of an entry: what is stored, hashed and signed for. */
export const encodeEntry = (entry: Entry): string => encodeCanonical(entry);

/** Throws "damaged" unless the text is the canonical JSON of an entry and of nothing besides; it may be hostile. */
export const parseEntry = (text: string): Entry => {
  const parsed = Entry.safeParse(maybeJson(text));
  if (!parsed.success) throw damaged("it is not an entry");
  const entry = parsed.data;
  // A member we do not know would stay in the ledger for ever, beyond the reach of erasure.
  if (encodeEntry(entry) !== text) throw damaged("it is not canonical or has an unknown member");
  if (entry.refs.length < entry.commitments.length) throw damaged("a commitment has no ref");
  return entry;
};

const maybeJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const damaged = (state: string): OnrecordError =>
  new OnrecordError("damaged", `Cannot read an entry: ${state}, run "onrecord verify"`);
