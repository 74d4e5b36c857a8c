/** docs/formats/fields.md, made from the shapes of src/model so that it cannot drift. */
import * as z from "zod";
import * as answer from "../model/answer.ts";
import { Boilerplate } from "../model/boilerplate.ts";
import * as claim from "../model/claim.ts";
import { ClaimPatch } from "../model/claim-patch.ts";
import * as evaluation from "../model/evaluation.ts";
import * as ids from "../model/ids.ts";
import * as order from "../model/order.ts";
import * as passage from "../model/passage.ts";
import * as place from "../model/place.ts";
import * as reading from "../model/reading.ts";
import * as record from "../model/record.ts";
import { ClaimsLine, ReadingLine, ReportLine } from "../model/report-line.ts";
import * as when from "../model/when.ts";
import { type FieldDocs, readFieldDocs } from "./field-docs.ts";

const { IncidentRecord, OrderRecord, AggregateRecord, CopiesRecord } = record;
const { DifferenceRecord, PairRecord, WarningRecord } = record;
const named = { kind: true, id: true } as const;

/** What `onrecord resolve` prints, a shape per kind of line; src/resolve/line.ts makes them. */
export const RESOLVE_LINES = {
  IncidentLine: z.object({
    incident: ids.RecordId,
    ...IncidentRecord.unwrap().omit(named).shape,
  }),
  OrderLine: z.object({
    order: ids.RecordId,
    ...OrderRecord.unwrap().omit({ ...named, order: true }).shape,
    says: order.OrderFields,
  }),
  AggregateLine: z.object({
    aggregate: ids.RecordId,
    ...AggregateRecord.unwrap().omit(named).shape,
  }),
  CopiesLine: z.object({ copies: CopiesRecord.unwrap().omit({ kind: true, reports: true }) }),
  DifferenceLine: z.object({
    difference: z.object({
      ...DifferenceRecord.unwrap().omit({ kind: true, difference: true }).shape,
      kind: record.DifferenceKind,
    }),
  }),
  PairLine: z.object({ pair: PairRecord.unwrap().omit({ kind: true }) }),
  WarningLine: z.object({ warning: WarningRecord.unwrap().omit({ kind: true }) }),
};

/** Which record's comments a line's fields have. */
const RECORD_OF: Readonly<Record<string, string>> = {
  IncidentLine: "IncidentRecord",
  OrderLine: "OrderRecord",
  AggregateLine: "AggregateRecord",
  CopiesLine: "CopiesRecord",
  DifferenceLine: "DifferenceRecord",
  PairLine: "PairRecord",
  WarningLine: "WarningRecord",
};

const { Reading, Original, Block, BlockRole } = reading;
const { Claim, Attribution, Account, Count, Outcomes, Act, Victim, AggregateFields } = claim;
const { ClaimKind, Modality, Access, OutcomeKind, VictimClass } = claim;
const { OrderFields, Provision, Zone, Instrument, ProvisionKind, ProvisionEffect } = order;
const { Passage, Basis, TextValue, SensitiveSpan, SensitiveReason, Offset } = passage;
const { RestsOn, ValueOnRecord, FieldOnRecord, Change, CopyHow, DifferenceKind, DifferenceState } =
  record;
const { WarningSubject } = record;

const { Answer, AnsweredClaim, AnsweredValue, DropReason } = answer;
const { Evaluation, KindScore, FieldScore, Miss } = evaluation;

const GROUPS: readonly (readonly [string, Readonly<Record<string, z.ZodType>>])[] = [
  ["Lines of `read` and `extract`", { ReportLine, ReadingLine, ClaimsLine }],
  ["Readings", { Reading, Original, Block }],
  ["Claims", { Claim, Attribution, Account, Outcomes, Count, Act, Victim, AggregateFields }],
  ["What `review correct --fields` takes", { ClaimPatch }],
  ["Orders", { OrderFields, Provision, Zone }],
  ["Dates and places", { When: when.When, Until: when.Until, Where: place.Where }],
  ["Words and what they support", { Passage, Basis, TextValue, SensitiveSpan }],
  ["Lines of `resolve`", RESOLVE_LINES],
  ["Within these lines", { RestsOn, FieldOnRecord, ValueOnRecord, Change }],
  ["What models answered, in the ledger", { Answer, AnsweredClaim, AnsweredValue, DropReason }],
  ["What is learnt of outlets, in the ledger", { Boilerplate }],
  ["What `eval --json` prints", { Evaluation, KindScore, FieldScore, Miss }],
  [
    "Closed lists",
    {
      ...{ BlockRole, ClaimKind, Modality, Access, OutcomeKind, VictimClass, Instrument },
      ...{ ProvisionKind, ProvisionEffect, Side: place.Side, SensitiveReason, CopyHow },
      ...{ WarningSubject, DifferenceKind, DifferenceState, ChangeBasis: record.ChangeBasis },
    },
  ],
  [
    "Texts and numbers of one form",
    { Offset, Day: when.Day, ClaimId: ids.ClaimId, RecordId: ids.RecordId, PlaceId: ids.PlaceId },
  ],
];

const HEAD = `# Fields of report lines

Made by \`npm run docs\` from \`src/model\`; do not edit. What the lines are for stands in
[report-lines.md](report-lines.md). Every field is there in what Onrecord gives, unless it is marked
"may be absent"; fields may be added. \`a.b\` is field \`b\` of the object \`a\`; \`a[]\` is each item of
the list \`a\`.`;

const Schema = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  minItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  propertyNames: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});
type Schema = z.infer<typeof Schema>;

/** The whole page as Markdown. */
export const fieldsReference = (): string => {
  const registry = z.registry<{ id: string }>();
  for (const [, shapes] of GROUPS)
    for (const [id, shape] of Object.entries(shapes)) registry.add(shape, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#${id.toLowerCase()}|${id}` });
  const docs = readFieldDocs();
  const sections = GROUPS.flatMap(([title, shapes]) => [
    `## ${title}`,
    ...Object.keys(shapes).map((id) => section(id, Schema.parse(schemas[id]), docs)),
  ]);
  return `${[HEAD, ...sections].join("\n\n")}\n`;
};

const section = (id: string, schema: Schema, docs: FieldDocs): string => {
  const about = docs.get(id) ?? docs.get(RECORD_OF[id] ?? "");
  const variants = schema.anyOf ?? schema.oneOf ?? [schema];
  const tables = variants.map((variant) => tableOf(id, Schema.parse(variant), docs));
  return [`### ${id}`, ...(about === undefined ? [] : [about]), ...tables].join("\n\n");
};

const tableOf = (id: string, schema: Schema, docs: FieldDocs): string => {
  if (schema.properties === undefined) return `${capital(typeOf(schema))}.`;
  const rows = rowsOf(schema, "").map(({ path, type }) => {
    const about = docs.get(`${id}.${path}`) ?? docs.get(recordPath(id, path)) ?? "";
    return `| \`${path}\` | ${type} | ${about.replaceAll("|", "\\|")} |`;
  });
  return ["| field | type | |", "| --- | --- | --- |", ...rows].join("\n");
};

/** `copies.why` of a line is `why` of its record, and `difference.kind` its `difference`. */
const recordPath = (id: string, path: string): string => {
  const [wrapper, ...inner] = path.split(".");
  const isWrapped = ["copies", "difference", "pair", "warning"].includes(wrapper ?? "");
  const field = isWrapped ? inner.join(".") : path;
  return `${RECORD_OF[id]}.${isWrapped && field === "kind" ? "difference" : field}`;
};

type Row = { readonly path: string; readonly type: string };

const rowsOf = (schema: Schema, before: string): readonly Row[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, unparsed]) => {
    const field = Schema.parse(unparsed);
    const path = `${before}${name}`;
    const absent = schema.required.includes(name) ? "" : ", may be absent";
    return [{ path, type: `${typeOf(field)}${absent}` }, ...innerRows(field, path)];
  });

/** Rows of an object that has no name of its own, in a field, in a list or beside null. */
const innerRows = (schema: Schema, path: string): readonly Row[] => {
  if (schema.properties !== undefined) return rowsOf(schema, `${path}.`);
  if (schema.items !== undefined) return innerRows(Schema.parse(schema.items), `${path}[]`);
  return (schema.anyOf ?? []).flatMap((one) => innerRows(Schema.parse(one), path));
};

const typeOf = (schema: Schema): string => {
  if (schema.$ref !== undefined) return linkOf(schema.$ref);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map((one) => typeOf(Schema.parse(one))).join(" or ");
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(code).join(", ");
  if (schema.items !== undefined) {
    const least = schema.minItems === undefined ? "" : `, at least ${schema.minItems}`;
    return `list of ${typeOf(Schema.parse(schema.items))}${least}`;
  }
  if (schema.propertyNames !== undefined) {
    const [names, values] = [schema.propertyNames, schema.additionalProperties];
    return `object with some of the fields ${typeOf(Schema.parse(names))}, each ${typeOf(Schema.parse(values))}`;
  }
  return [[schema.type ?? "any value"].flat().map(plain).join(" or "), ...limits(schema)].join(" ");
};

const linkOf = (ref: string): string => {
  const [anchor = "", name = ""] = ref.split("|");
  return `[${name}](${anchor})`;
};

const PLAIN: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  boolean: "true or false",
};

const plain = (type: string): string => PLAIN[type] ?? type;

const limits = ({ pattern, minLength, minimum, maximum }: Schema): readonly string[] => [
  ...(pattern === undefined ? [] : [`as \`${pattern}\``]),
  ...(pattern === undefined && minLength !== undefined ? ["that is not empty"] : []),
  ...(minimum === undefined ? [] : [`from ${minimum}`]),
  ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? [] : [`to ${maximum}`]),
];

const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
