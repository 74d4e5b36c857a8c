/**
 * The pure half of the path for a capture of either kind: reports by the rules, a team's own list by
 * its mapping. A workbook is unpacked in steps, so this one takes its time where `derive` does not.
 */
import { extract } from "../../extract/extract.ts";
import type { Codebook } from "../../model/codebook.ts";
import type { RuleData } from "../../model/data.ts";
import type { Derived } from "../../model/derived.ts";
import { isOnrecordError } from "../../model/error.ts";
import type { ListDeclared, Table } from "../../model/list.ts";
import type { Reading } from "../../model/reading.ts";
import { readList } from "../../read/list/reading.ts";
import { tableOf } from "../../read/list/table.ts";
import { claimKeys } from "../../resolve/keys.ts";
import { type DeriveTask, derive } from "../derive.ts";
import { derivedNothing } from "../derived-nothing.ts";
import { claimsOfList, columnVeils, type ListClaims } from "./claims.ts";

export type DeriveData = { readonly data: RuleData; readonly codebook: Codebook };

/** Material that cannot be read is a result, not an exception. */
export const deriveAny = async (task: DeriveTask, rules: DeriveData): Promise<Derived> => {
  const { list } = task.declared;
  if (list === undefined) return derive(task, rules.data);
  try {
    const table = await tableOf(task.bytes, list.mapping.sheet);
    return deriveTable(task, { table, list, ...rules }).derived;
  } catch (error) {
    if (!isOnrecordError(error)) throw error;
    return derivedNothing(error.message);
  }
};

export type DerivedList = {
  readonly derived: Derived;
  readonly coded: ListClaims;
  readonly reading: Reading;
};

/** The same from a table that is read already, with what is told of each row. */
export const deriveTable = (
  { capture, declared, veils, unveils }: Omit<DeriveTask, "bytes">,
  { table, list, data, codebook }: DeriveData & { table: Table; list: ListDeclared },
): DerivedList => {
  const { mapping } = list;
  const reading = readList(table, { declared, mapping, data });
  const ownVeils = columnVeils(reading.text, mapping);
  const { sensitive } = extract(
    reading,
    { capture, veils: [...ownVeils, ...veils], unveils },
    data,
  );
  const coded = claimsOfList(reading, { capture, mapping, sensitive, data, codebook });
  const { claims } = coded;
  const derived = {
    reading,
    // No list is a copy of a report, however much of one it quotes.
    readingKeys: [],
    extraction: { claims, sensitive },
    claimKeys: claims.map((claim) => claimKeys(claim, reading, data)),
    failure: null,
  };
  return { derived, coded, reading };
};
