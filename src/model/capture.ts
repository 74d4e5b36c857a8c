import * as z from "zod";
import { CaptureId, Sha256 } from "./ids.ts";
import { ListDeclared } from "./list.ts";
import { list, shape } from "./shape.ts";
import { Instant } from "./when.ts";

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
  /** How it is read as a team's own list; absent of reports. */
  list: ListDeclared.optional(),
});
export type Declared = z.infer<typeof Declared>;

/** Where the person who adds a report says nothing of it. */
export const NOTHING_DECLARED: Declared = { url: null, outlet: null, published: null, title: null };

/** What the bytes are, found from the bytes alone; "list" where they were declared a team's own list. */
export const Media = z.enum(["text", "html", "empty", "binary", "list"]);
export type Media = z.infer<typeof Media>;

/** How the bytes came here. */
export const CaptureMethod = z.enum(["file", "line", "stdin", "paste", "address"]);
export type CaptureMethod = z.infer<typeof CaptureMethod>;

/**
 * Headers of an answer that are kept: what the bytes are and of when. Left out is whatever a host may
 * have made for this one visitor (cookies, entity tags, names of machines on the way).
 */
export const KEPT_HEADERS = [
  "content-encoding",
  "content-language",
  "content-type",
  "date",
  "last-modified",
  "memento-datetime",
] as const;

/** What a host answered when an address was captured; nothing of the request is kept. */
export const Fetched = shape({
  /** Whose answer the bytes are: after redirects, so it may differ from `declared.url`. */
  address: WebAddress,
  /** When the answer began, by this machine's clock. */
  at: Instant,
  status: z.int().min(200).max(299),
  /** In the order of their names, each at most once. */
  headers: list(shape({ name: z.enum(KEPT_HEADERS), value: z.string() })),
});
export type Fetched = z.infer<typeof Fetched>;

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
  /** Null but where `how` is "address". */
  fetched: Fetched.nullable(),
  /** Why no reading was made, e.g. "over 64 MB"; null where one is to be made. */
  unread: z.string().nullable(),
});
export type Capture = z.infer<typeof Capture>;
