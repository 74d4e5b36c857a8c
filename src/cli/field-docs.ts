/** What the doc comments of src/model say of shapes and their fields, so that no page repeats them by hand. */
import { readdirSync, readFileSync } from "node:fs";

/** By the name of a shape ("Claim") or of a field in it ("Claim.main"): its comment as one line. */
export type FieldDocs = ReadonlyMap<string, string>;

const MODEL = new URL("../model/", import.meta.url);

/** Reads the sources of src/model; they are laid out by the formatter, which this relies on. */
export const readFieldDocs = (): FieldDocs => {
  const docs = new Map<string, string>();
  const files = readdirSync(MODEL).filter((file) => file.endsWith(".ts"));
  for (const file of files.sort()) gather(readFileSync(new URL(file, MODEL), "utf8"), docs);
  return docs;
};

const COMMENT = /^( *)\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n\1(?:export const )?(\w+)(?::| =)/gm;
const SHAPE = /^(?:export )?const (\w+) = (?:.*;$|[\s\S]*?^\S*[)}][^\n]*;$)/gm;
const SPREAD = /^ {2}\.\.\.(\w+),$/gm;

const gather = (source: string, docs: Map<string, string>): void => {
  const named = source.matchAll(COMMENT);
  for (const [, indent, comment = "", name = ""] of named) {
    if (indent === "") docs.set(name, oneLine(comment));
  }
  for (const [block, shape = ""] of source.matchAll(SHAPE)) {
    for (const [, spread = ""] of block.matchAll(SPREAD)) copyFields(spread, shape, docs);
    for (const [, indent, comment = "", name = ""] of block.matchAll(COMMENT)) {
      // Fields stand at two spaces, or at four where the shape is checked further.
      const ours = / = z\n {2}\./.test(block) ? "    " : "  ";
      if (indent === ours) docs.set(`${shape}.${name}`, oneLine(comment));
    }
  }
};

const copyFields = (from: string, to: string, docs: Map<string, string>): void => {
  for (const [key, comment] of [...docs]) {
    if (key.startsWith(`${from}.`)) docs.set(`${to}${key.slice(from.length)}`, comment);
  }
};

const oneLine = (comment: string): string => comment.replaceAll(/\s*\n?\s*\*?\s+/g, " ").trim();
