/** Stored texts into nouns. What stands in the file may have been edited by hand. */
import { commit, SALT_BYTES } from "../../format/commitment.ts";
import { BriefOrder } from "../../model/brief-order.ts";
import { Counted } from "../../model/countable.ts";
import { OnrecordError } from "../../model/error.ts";
import { Body, type BodyKind } from "../../model/ledger.ts";

/** A body as it lies in the file, with what its entry committed to. */
export type StoredBody = {
  readonly ref: string;
  readonly json: string;
  readonly salt: Uint8Array | null;
  readonly commitment: string;
};

/** Throws "damaged" where the text is not a body; never quotes it, for it may hold veiled words. */
export const parseBody = (stored: StoredBody): Body => {
  const { ref, json } = stored;
  const ready = recent.get(ref);
  // The same bytes parse to the same body; other bytes under its ref are looked at anew.
  if (ready !== undefined && ready.json === json) return remember(ref, ready);
  if (isAsCommitted(stored)) return remember(ref, { json, body: asWritten(json) });
  const parsed = Body.safeParse(maybeJson(json));
  if (parsed.success) return remember(ref, { json, body: parsed.data });
  throw new OnrecordError(
    "damaged",
    `Cannot read body "${ref}": it is not what its kind asks, run "onrecord verify"`,
  );
};

/**
 * True where the bytes are those that this program wrote, typed as a body. Hashing them takes a tenth of
 * the time of checking their shape once more, and finds any edit; "onrecord verify" checks both.
 */
const isAsCommitted = ({ json, salt, commitment }: StoredBody): boolean =>
  salt?.length === SALT_BYTES && commit(salt, json) === commitment;

const asWritten = (json: string): Body => JSON.parse(json);

type Parsed = { readonly json: string; readonly body: Body };

/**
 * Settling looks at a body several times in a row, and what holds on a whole border is part of every answer
 * there. Bodies never change, so those asked for last are kept, the one longest unasked going first.
 */
const recent = new Map<string, Parsed>();
const MOST_UNITS = 16_000_000;
let units = 0;

const remember = (ref: string, parsed: Parsed): Body => {
  if (parsed.json.length > MOST_UNITS / 32) return parsed.body;
  forget(ref);
  units += parsed.json.length;
  recent.set(ref, parsed);
  for (const oldest of recent.keys()) {
    if (units <= MOST_UNITS) break;
    forget(oldest);
  }
  return parsed.body;
};

const forget = (ref: string): void => {
  units -= recent.get(ref)?.json.length ?? 0;
  recent.delete(ref);
};

/** The body as one of this kind; throws "damaged" where it is of another. */
export const parseBodyOf = <K extends BodyKind>(
  stored: StoredBody,
  kind: K,
): Extract<Body, { body: K }> => {
  const body = parseBody(stored);
  if (isOfKind(body, kind)) return body;
  throw new OnrecordError(
    "damaged",
    `Cannot read body "${stored.ref}": it is a ${body.body}, not a ${kind}, run "onrecord verify"`,
  );
};

const isOfKind = <K extends BodyKind>(body: Body, kind: K): body is Extract<Body, { body: K }> =>
  body.body === kind;

/** What figures count a record by, as its row has it. */
export const parseCounted = (record: string, json: string): Counted => {
  const parsed = Counted.safeParse(maybeJson(json));
  if (parsed.success) return parsed.data;
  throw new OnrecordError(
    "damaged",
    `Cannot count record "${record}": its row is not what the ledger gives, run "onrecord rebuild"`,
  );
};

/** An order in brief, as its row has it. */
export const parseBrief = (ref: string, json: string): BriefOrder => {
  const parsed = BriefOrder.safeParse(maybeJson(json));
  if (parsed.success) return parsed.data;
  throw new OnrecordError(
    "damaged",
    `Cannot tell order "${ref}": its row is not what the ledger gives, run "onrecord rebuild"`,
  );
};

const maybeJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
