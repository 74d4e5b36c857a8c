/** Two persons' codings of one report side by side: what both say, and where they part. */
import { encodeCanonical } from "../../format/canonical-json.ts";
import type { CodedField, CodedValue, CodingDraft, KeptDraft } from "../../model/coding.ts";
import type { CaptureId, PersonRef } from "../../model/ids.ts";
import type { View } from "../../store/store.ts";

/** One field as both coded it; null where one of them left it out. */
export type ComparedField = {
  readonly field: string;
  readonly item: number;
  readonly mine: CodedField | null;
  readonly theirs: CodedField | null;
  readonly same: boolean;
};

export type Compared = {
  readonly mine: KeptDraft;
  readonly theirs: KeptDraft;
  readonly fields: readonly ComparedField[];
  /** Fields in which both say the same, of all that either gives. */
  readonly agreed: number;
  readonly of: number;
};

/** What the reader may compare: each of theirs that is done, with the likest that another person did. */
export const comparedCodings = async (
  view: Pick<View, "drafts">,
  capture: CaptureId,
  reader: PersonRef,
): Promise<{ readonly compared: readonly Compared[]; readonly waiting: number }> => {
  const done = (await view.drafts(capture, reader)).filter((one) => one.done);
  const [own, others] = [
    done.filter(({ by }) => by === reader),
    done.filter(({ by }) => by !== reader),
  ];
  const compared = own.flatMap((mine) => {
    const all = others
      .filter(({ draft }) => draft.kind === mine.draft.kind)
      .map((theirs) => ({ mine, theirs, ...compareCodings(mine.draft, theirs.draft) }));
    const [likest] = all.toSorted((a, b) => b.agreed * a.of - a.agreed * b.of);
    return likest === undefined ? [] : [likest];
  });
  return { compared, waiting: own.length - compared.length };
};

/** Field by field, in the order of the first; what only the second gives comes last. */
export const compareCodings = (
  a: CodingDraft,
  b: CodingDraft,
): Pick<Compared, "fields" | "agreed" | "of"> => {
  const [first, second] = [byField(a), byField(b)];
  const fields = [...new Set([...first.keys(), ...second.keys()])].map((key): ComparedField => {
    const [mine, theirs] = [first.get(key) ?? null, second.get(key) ?? null];
    const { field, item } = mine ?? theirs ?? { field: key, item: 0 };
    const same = mine !== null && theirs !== null && saidBy(mine.value) === saidBy(theirs.value);
    return { field, item, mine, theirs, same };
  });
  return { fields, agreed: fields.filter(({ same }) => same).length, of: fields.length };
};

const byField = ({ fields }: CodingDraft): ReadonlyMap<string, CodedField> =>
  new Map(fields.map((one) => [`${one.field} ${one.item}`, one]));

/** What a value says: as it was read where it was, else its words, however they are spaced. */
const saidBy = (value: CodedValue): string => {
  switch (value.type) {
    case "term":
    case "flag":
      return encodeCanonical(value);
    case "text":
      return plain(value.text);
    case "event":
      return plain(value.event);
    case "count": {
      const { words, ...bounds } = value;
      return isRead(bounds) ? encodeCanonical(bounds) : plain(words);
    }
    case "distance": {
      const { words, ...bounds } = value;
      return isRead(bounds) ? encodeCanonical(bounds) : plain(words);
    }
    case "date":
      return value.edtf ?? plain(value.words);
    case "place":
      return `${value.place ?? plain(value.words)} ${value.side}`;
  }
};

const isRead = ({ type, ...bounds }: { readonly type: string }): boolean =>
  type !== "" && Object.values(bounds).some((bound) => bound !== null);

const plain = (words: string): string =>
  words.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
