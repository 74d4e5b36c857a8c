/** What a decision would change, record by record. */
import type { OnRecord } from "../../model/record.ts";
import type { RecordPreview } from "../../pipeline/preview.ts";
import { fieldsText } from "./difference.ts";
import { recordText } from "./record.ts";
import { shortId } from "./short-id.ts";

/** Lines that go and lines that come, under each record. */
export const previewText = (records: readonly RecordPreview[]): string => {
  if (records.length === 0) return "No record would change.\n";
  const told = records.map(recordPreviewText).join("\n");
  return `${told}\nNothing is decided yet: leave out --preview to decide.\n`;
};

const recordPreviewText = ({ id, before, after, now }: RecordPreview): string => {
  const [gone, come] = [linesOf(before), linesOf(after)];
  const head =
    before === null
      ? `${shortId(id)} would be new`
      : after === null
        ? `${shortId(id)} would be on record no more${now === null ? "" : `: in ${shortId(now)} then`}`
        : `${shortId(id)} would change`;
  const lines = [
    ...gone.filter((line) => !come.includes(line)).map((line) => `  - ${line}`),
    ...come.filter((line) => !gone.includes(line)).map((line) => `  + ${line}`),
  ];
  return [head, ...lines].join("\n");
};

const linesOf = (record: OnRecord | null): readonly string[] => {
  if (record === null) return [];
  return `${recordText(record)}\n${fieldsText(record, null)}`
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
};
