import * as z from "zod";
import { CaptureId, Sha256 } from "./ids.ts";
import { shape } from "./shape.ts";

/** An address that a browser may follow: http or https, nothing that runs. */
export const WebAddress = z
  .string()
  .regex(/^https?:\/\/[^\s]+$/i, "must be an http or https address");

/** What the person who adds a report says of it; part of a capture's identity. */
export const Declared = shape({
  url: z.string().nullable(),
  outlet: z.string().nullable(),
  /** EDTF. */
  published: z.string().nullable(),
  title: z.string().nullable(),
});
export type Declared = z.infer<typeof Declared>;

/** Where the person who adds a report says nothing of it. */
export const NOTHING_DECLARED: Declared = { url: null, outlet: null, published: null, title: null };

/** What the bytes are, found from the bytes alone. */
export const Media = z.enum(["text", "html", "empty", "binary"]);
export type Media = z.infer<typeof Media>;

/** How the bytes came here. */
export const CaptureMethod = z.enum(["file", "line", "stdin", "paste"]);
export type CaptureMethod = z.infer<typeof CaptureMethod>;

/**
 * A report as it came, kept unchanged. `name` and `path` tell where it was found and are not part
 * of its identity: the same bytes with the same declared facts are the same capture.
 */
export const Capture = shape({
  id: CaptureId,
  sha256: Sha256,
  bytes: z.int().min(0),
  media: Media,
  declared: Declared,
  how: CaptureMethod,
  name: z.string(),
  path: z.string().nullable(),
  tool: z.string(),
  /** Why no reading was made, e.g. "over 64 MB"; null where one is to be made. */
  unread: z.string().nullable(),
});
export type Capture = z.infer<typeof Capture>;
