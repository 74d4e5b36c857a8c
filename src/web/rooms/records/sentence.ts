/** The words around a passage in its sentence, as far as the register keeps them. */
import type { ValueRow } from "./asking.ts";

type Passage = ValueRow["passages"][number];

/** What stands before it, after "…" where the sentence began further up. */
export function before({ prefix }: Passage): string {
  const sentence = prefix.replace(/^.*(?:\n|[.!?…]["”’»)]*\s)/su, "");
  return sentence.length < prefix.length ? sentence : sentence.replace(/^\S*\s/u, "… ");
}

/** What stands after it, with "…" where the sentence goes on. */
export function after({ suffix }: Passage): string {
  const sentence = /^.*?(?:(?=\n)|[.!?…]["”’»)]*(?=\s))/su.exec(suffix)?.[0];
  return sentence ?? suffix.replace(/\s\S*$/u, " …");
}
