/** A list on its way in, and the capture that it would be. */
import type { Input } from "../../capture/inputs.ts";
import { captureIdOf } from "../../format/content-id.ts";
import { sha256 } from "../../format/hash.ts";
import type { Capture, Declared } from "../../model/capture.ts";
import type { ListDeclared } from "../../model/list.ts";

/** A list to be brought in. `title` is what it is called in the register. */
export type ListInput = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly title: string;
  readonly list: ListDeclared;
};

const declaredOf = ({ title, list }: ListInput): Declared => ({
  url: null,
  outlet: null,
  published: null,
  title,
  list,
});

/** As capturing takes it. */
export const inputOf = (input: ListInput): Exclude<Input, { kind: "fault" }> => ({
  kind: "bytes",
  name: input.name,
  bytes: input.bytes,
  how: "file",
  declared: declaredOf(input),
});

/** The same as capturing gives, before anything is kept. */
export const plannedCapture = (input: ListInput, tool: string): Capture => {
  const declared = declaredOf(input);
  const hash = sha256(input.bytes);
  return {
    id: captureIdOf(hash, declared),
    sha256: hash,
    bytes: input.bytes.length,
    media: "list",
    declared,
    how: "file",
    name: input.name,
    path: null,
    tool,
    fetched: null,
    unread: null,
  };
};
