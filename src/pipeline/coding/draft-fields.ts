import type { CodedField, CodingDraft } from "../../model/coding.ts";
import { isEmpty } from "./check.ts";

/** The values of a draft by field, in the order of their numbers; empty ones are left out. */
export type DraftFields = {
  readonly first: (field: string, item?: number) => CodedField | null;
  /** The first value read, or null where there is none or it cannot be read. */
  readonly one: <T>(field: string, read: (field: CodedField) => T | null) => T | null;
  /** Every value that can be read. */
  readonly all: <T>(
    field: string,
    read: (field: CodedField) => T | null,
    item?: number,
  ) => readonly T[];
  /** Numbers of the acts, ascending. */
  readonly acts: readonly number[];
};

/** Looks values up; what is read is the reader's. */
export const fieldsOf = ({ fields }: CodingDraft): DraftFields => {
  const given = fields.filter(({ value }) => !isEmpty(value)).toSorted((a, b) => a.item - b.item);
  const matching = (field: string, item?: number): readonly CodedField[] =>
    given.filter((one) => one.field === field && (item === undefined || one.item === item));
  const first = (field: string, item?: number) => matching(field, item)[0] ?? null;
  return {
    first,
    one: (field, read) => {
      const found = first(field);
      return found === null ? null : read(found);
    },
    all: (field, read, item) =>
      matching(field, item).flatMap((one) => {
        const value = read(one);
        return value === null ? [] : [value];
      }),
    acts: [
      ...new Set(given.filter(({ field }) => field.startsWith("acts.")).map(({ item }) => item)),
    ],
  };
};
