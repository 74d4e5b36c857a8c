/** Stored texts into nouns. What stands in the file may have been edited by hand. */
import { OnrecordError } from "../../model/error.ts";
import { Body, type BodyKind } from "../../model/ledger.ts";

/** Throws "damaged" where the text is not a body; never quotes it, for it may hold veiled words. */
export const parseBody = (json: string, ref: string): Body => {
  const parsed = Body.safeParse(maybeJson(json));
  if (parsed.success) return parsed.data;
  throw new OnrecordError(
    "damaged",
    `Cannot read body "${ref}": it is not what its kind asks, run "onrecord verify"`,
  );
};

/** The body as one of this kind; throws "damaged" where it is of another. */
export const parseBodyOf = <K extends BodyKind>(
  json: string,
  ref: string,
  kind: K,
): Extract<Body, { body: K }> => {
  const body = parseBody(json, ref);
  if (isOfKind(body, kind)) return body;
  throw new OnrecordError(
    "damaged",
    `Cannot read body "${ref}": it is a ${body.body}, not a ${kind}, run "onrecord verify"`,
  );
};

const isOfKind = <K extends BodyKind>(body: Body, kind: K): body is Extract<Body, { body: K }> =>
  body.body === kind;

const maybeJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
