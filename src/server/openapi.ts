import { isDeepStrictEqual } from "node:util";
import { OpenAPIHono, z } from "@hono/zod-openapi";
import { BriefOrder, BriefWhen } from "../model/brief-order.ts";
import { Attribution, Claim, Count } from "../model/claim.ts";
import { OrderFields } from "../model/order.ts";
import { Basis, Passage, SensitiveSpan } from "../model/passage.ts";
import { Where } from "../model/place.ts";
import { Reading } from "../model/reading.ts";
import { FieldOnRecord, OnRecord, RestsOn, ValueOnRecord } from "../model/record.ts";
import { When } from "../model/when.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const INFO = {
  openapi: "3.1.0",
  info: {
    title: "Onrecord",
    version: "1",
    description:
      "Reports, claims and records of one register, on 127.0.0.1 only. Nothing here says that a " +
      "report is true: incidents and orders are reported.",
  },
};

/** The nouns that the document names once, the smallest first, since larger ones hold them. */
const nouns = {
  Passage,
  SensitiveSpan,
  Basis,
  Count,
  When,
  Where,
  Attribution,
  OrderFields,
  BriefWhen,
  RestsOn,
  ValueOnRecord,
  FieldOnRecord,
  BriefOrder,
  Claim,
  Reading,
  OnRecord,
};

/**
 * The OpenAPI 3.1 document of an API. The generator writes every noun out wherever it stands, since
 * `model/` knows nothing of it; here each noun becomes one component, referred to by name.
 */
export function describeApi(api: OpenAPIHono): Json {
  const known: [name: string, schema: Json][] = [];
  for (const [name, noun] of Object.entries(nouns)) {
    known.push([name, refer(schemaOf(noun), known)]);
  }
  const document = refer(toJson(api.getOpenAPI31Document(INFO)), known);
  if (!isObject(document) || !isObject(document.components)) return document;
  const own = document.components.schemas;
  const schemas = { ...Object.fromEntries(known), ...(isObject(own) ? own : {}) };
  return { ...document, components: { schemas } };
}

/** Replaces every subtree that is a known schema by a reference to it, larger ones first. */
function refer(tree: Json, known: readonly [name: string, schema: Json][]): Json {
  let referred = tree;
  for (const [name, schema] of known) referred = replace(referred, name, schema);
  return referred;
}

function replace(tree: Json, name: string, schema: Json): Json {
  const reference = { $ref: `#/components/schemas/${name}` };
  if (isDeepStrictEqual(tree, schema)) return reference;
  if (isDeepStrictEqual(tree, orNull(schema))) return { anyOf: [reference, { type: "null" }] };
  if (isList(tree)) return tree.map((item) => replace(item, name, schema));
  if (!isObject(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, replace(value, name, schema)]),
  );
}

/** How the generator writes the same schema where it may also be null. */
function orNull(schema: Json): Json {
  if (!isObject(schema)) return schema;
  if (typeof schema.type === "string") return { ...schema, type: [schema.type, "null"] };
  const { oneOf } = schema;
  return isList(oneOf) ? { ...schema, oneOf: [...oneOf, { type: "null" }] } : schema;
}

function schemaOf(noun: z.ZodType): Json {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/",
    responses: { 200: { description: "", content: { "application/json": { schema: noun } } } },
  });
  const document = toJson(app.getOpenAPI31Document(INFO));
  return ["paths", "/", "get", "responses", "200", "content", "application/json", "schema"].reduce(
    (tree, key) => (isObject(tree) ? (tree[key] ?? null) : null),
    document,
  );
}

/** Key order and undefined fields of the generator are of no account in JSON. */
const toJson = (value: unknown): Json => Json.parse(JSON.parse(JSON.stringify(value)));
const Json: z.ZodType<Json> = z.json();
const isList = (tree: Json | undefined): tree is readonly Json[] => Array.isArray(tree);
const isObject = (tree: Json | undefined): tree is { readonly [key: string]: Json } =>
  typeof tree === "object" && tree !== null && !isList(tree);
