import { isOnrecordError, OnrecordError } from "../model/error.ts";

/** Deepest nesting that is encoded; deeper values would exhaust the stack of some readers. */
export const MAX_DEPTH = 512;

/**
 * The one JSON text of a value (RFC 8785, docs/formats/canonical-json.md). Members that are
 * `undefined` are left out; anything JSON cannot hold exactly is refused, never replaced.
 */
export const encodeCanonical = (value: unknown): string => encode(value, 0);

/**
 * The value of a canonical text; the text may be hostile.
 *
 * @throws OnrecordError "bad-input" unless `encodeCanonical` gives the same text for the value
 */
export const parseCanonical = (text: string): unknown => {
  const value = parseJson(text);
  if (!isEncodedPlainly(value, text) && encodeCanonical(value) !== text) throw notCanonical();
  return value;
};

/** True if `parseCanonical` would take the text. */
export const isCanonical = (text: string): boolean => {
  try {
    parseCanonical(text);
    return true;
  } catch (error) {
    if (isOnrecordError(error, "bad-input")) return false;
    throw error;
  }
};

/**
 * Proves most texts canonical at half the price of encoding them: JSON.stringify writes what
 * RFC 8785 asks for but for the order of names and lone surrogates. False means "not proved".
 */
const isEncodedPlainly = (value: unknown, text: string): boolean =>
  // Lone surrogates alone are written as \ud…; the words "\\ud…" only cost the slower way.
  !text.includes("\\ud") && isInOrder(value, 0) && JSON.stringify(value) === text;

/** True if every object's names stand in order and nothing nests too deep. */
const isInOrder = (value: unknown, depth: number): boolean => {
  if (typeof value !== "object" || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (!isInOrder(item, depth + 1)) return false;
    return true;
  }
  let before = "";
  for (const name of Object.keys(value)) {
    if (name < before || !isInOrder(Reflect.get(value, name), depth + 1)) return false;
    before = name;
  }
  return true;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw notCanonical(error);
    throw error;
  }
};

const notCanonical = (cause?: unknown): OnrecordError =>
  new OnrecordError("bad-input", "Cannot read canonical JSON: the text is not, encode it again", {
    cause,
  });

const refuse = (state: string): OnrecordError =>
  new OnrecordError("bad-input", `Cannot encode canonical JSON: ${state}`);

const encode = (value: unknown, depth: number): string => {
  switch (typeof value) {
    case "string":
      return encodeText(value);
    case "number":
      if (!Number.isFinite(value)) throw refuse(`${value} is not a JSON number, give null or text`);
      // String(-0) is "0", as RFC 8785 asks.
      return String(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      if (depth >= MAX_DEPTH)
        throw refuse(`nesting is deeper than ${MAX_DEPTH}, give a flatter value`);
      return Array.isArray(value) ? encodeList(value, depth) : encodeObject(value, depth);
    default:
      throw refuse(
        `a value is of type "${typeof value}", give text, number, boolean, null, list or object`,
      );
  }
};

const encodeText = (text: string): string => {
  // A lone surrogate has no UTF-8 form: two different texts would get the same bytes.
  if (!text.isWellFormed()) throw refuse("a text holds a lone surrogate, give well-formed Unicode");
  return JSON.stringify(text);
};

const encodeList = (values: readonly unknown[], depth: number): string => {
  let out = "[";
  // An index loop, not map: a hole must be refused, not skipped.
  for (let index = 0; index < values.length; index++) {
    if (index > 0) out += ",";
    out += encode(values[index], depth + 1);
  }
  return `${out}]`;
};

const encodeObject = (value: object, depth: number): string => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw refuse("an object is not a plain one, give its fields");
  }
  // Names sort by UTF-16 code units, which is how JavaScript compares text.
  const names = sorted(Object.keys(value));
  let out = "{";
  for (const name of names) {
    const member: unknown = Reflect.get(value, name);
    if (member === undefined) continue;
    if (out.length > 1) out += ",";
    out += `${encodeText(name)}:${encode(member, depth + 1)}`;
  }
  return `${out}}`;
};

/** Most values come in order already, and then no sort is paid for. */
const sorted = (names: string[]): string[] => {
  let before = "";
  for (const name of names) {
    if (name < before) return names.sort();
    before = name;
  }
  return names;
};
