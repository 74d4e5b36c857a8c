/** The JSON Lines contract of the pure stages (docs/formats/report-lines.md). */
import * as z from "zod";
import { WebAddress } from "./capture.ts";
import { Claim } from "./claim.ts";
import { SensitiveSpan } from "./passage.ts";
import { Reading } from "./reading.ts";
import { EdtfDate } from "./when.ts";

/** A line given to `onrecord read`: exactly one of `path`, `html`, `text`. */
export const ReportLine = z
  .object({
    /** Any text, given back with what comes of the line; no two lines should share one. */
    id: z.string().min(1),
    /** A file to read, from the folder the command runs in. */
    path: z.string().optional(),
    /** A page as it came, markup and all. */
    html: z.string().optional(),
    /** Plain text; becomes `reading.text` unchanged. */
    text: z.string().optional(),
    url: WebAddress.nullish(),
    /** EDTF. */
    published: EdtfDate.nullish(),
    outlet: z.string().nullish(),
    title: z.string().nullish(),
  })
  .refine(
    (line) => [line.path, line.html, line.text].filter((given) => given !== undefined).length === 1,
    { message: 'a line has exactly one of "path", "html" and "text"' },
  );
export type ReportLine = z.infer<typeof ReportLine>;

/** What `onrecord read` gives. */
export const ReadingLine = z.object({ id: z.string().min(1), reading: Reading });
export type ReadingLine = z.infer<typeof ReadingLine>;

/** What `onrecord extract` gives. */
export const ClaimsLine = ReadingLine.extend({
  claims: z.array(Claim).readonly(),
  sensitive: z.array(SensitiveSpan).readonly(),
});
export type ClaimsLine = z.infer<typeof ClaimsLine>;
