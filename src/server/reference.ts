import * as z from "zod";
import { makeApi } from "./api.ts";
import type { Door, Registers } from "./door.ts";
import { describeApi } from "./openapi.ts";

/** What the reference reads of the OpenAPI document; the rest is for programs. */
const Named = z.object({ $ref: z.string() });
const Parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  schema: z.record(z.string(), z.unknown()),
});
const Content = z.object({ "application/json": z.object({ schema: z.unknown() }) });
const FileContent = z.object({ "application/octet-stream": z.unknown() });
const RequestContent = z.union([
  Content,
  z.object({ "multipart/form-data": z.object({ schema: z.unknown() }) }),
]);
const Operation = z.object({
  summary: z.string(),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: RequestContent }).optional(),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), content: z.union([Content, FileContent]) }),
  ),
});
const ApiDocument = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
type Operation = z.infer<typeof Operation>;

const INTRODUCTION = `# HTTP interface

Generated from \`src/server/api/\` by \`npm run docs\`; a test fails where it is out of date. The same
as an OpenAPI 3.1 document: \`GET /api/v1/openapi.json\` on a running server.

\`onrecord serve\` listens on 127.0.0.1 alone. The address it prints opens once: its launch token is
exchanged for a cookie (\`HttpOnly\`, \`SameSite=Strict\`), which every other request must carry. Requests
that name another host or come from another site are refused. Addresses hold opaque ids, kinds and
dates only: words looked for and places travel in bodies. Sensitive passages are veiled (U+2592, one
for one, so offsets hold); \`reveal\` alone shows them, one passage at a time, with a reason that is on
record before the words are given.

\`POST /lock\` ends the session of the cookie that comes with it; a new launch address opens another.

Errors are \`{"code", "message"}\`, the code one of ours (\`src/model/error.ts\`) or \`signed-out\` (401),
\`foreign-site\` (403), \`foreign-host\` (421), \`fault\` (500). Messages never hold words of reports.
`;

/** The addresses are described without a register behind them. */
export const NO_DOOR: Door = {
  findView: async () => null,
  openPath: () => Promise.reject(new Error("no register stands behind the reference")),
  verify: () => Promise.reject(new Error("no register stands behind the reference")),
};

/** The same for what is told of all registers. */
export const NO_REGISTERS: Registers = {
  own: NO_DOOR,
  sample: NO_DOOR,
  place: { folder: "", shared: null, person: "" },
  found: () => NO_DOOR.openPath().then(() => {}),
  sampleState: async () => ({ ready: false, making: null }),
  readySample: () => NO_DOOR.openPath().then(() => {}),
};

/** docs/http-api.md as it ought to be, made from the routes themselves. */
export function renderHttpReference(): string {
  const { paths, components } = ApiDocument.parse(describeApi(makeApi(NO_DOOR, "/", NO_REGISTERS)));
  const sections = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) =>
      renderOperation(method, path, operation),
    ),
  );
  const nouns = Object.keys(components.schemas)
    .sort()
    .map((name) => `- \`${name}\`: ${renderSchema(components.schemas[name])}`);
  return [INTRODUCTION, ...sections, "## Nouns\n", ...nouns, ""].join("\n");
}

function renderOperation(method: string, path: string, operation: Operation): string {
  const lines = [`## ${method.toUpperCase()} /api/v1${path}\n`, `${operation.summary}.\n`];
  for (const parameter of operation.parameters) {
    const need = parameter.required === true ? "required" : "optional";
    const schema = renderSchema(parameter.schema);
    lines.push(`- \`${parameter.name}\` (${parameter.in}, ${need}): ${schema}`);
  }
  const body = operation.requestBody?.content;
  if (body !== undefined) lines.push(renderBody(body));
  for (const [status, { description, content }] of Object.entries(operation.responses)) {
    const answer =
      "application/json" in content ? renderSchema(content["application/json"].schema) : "bytes";
    lines.push(`- ${status}: ${answer}. ${description}`);
  }
  return `${lines.join("\n")}\n`;
}

function renderBody(content: z.infer<typeof RequestContent>): string {
  return "application/json" in content
    ? `- body: ${renderSchema(content["application/json"].schema)}`
    : `- form (multipart/form-data): ${renderSchema(content["multipart/form-data"].schema)}`;
}

const Schema = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** A schema in one line, e.g. `{"hits": [{"capture": text}]}`. */
function renderSchema(unparsed: unknown): string {
  const named = Named.safeParse(unparsed);
  if (named.success) return named.data.$ref.slice("#/components/schemas/".length);
  const schema = Schema.parse(unparsed);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map(renderSchema).join(" or ");
  return [renderType(schema), ...renderLimits(schema)].join(", ");
}

function renderType(schema: z.infer<typeof Schema>): string {
  const nullable = Array.isArray(schema.type) && schema.type.includes("null");
  if (nullable && (schema.properties ?? schema.items ?? schema.enum) !== undefined) {
    return `${renderType({ ...schema, type: "" })} or null`;
  }
  if (schema.enum !== undefined) {
    return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(" or ");
  }
  if (schema.items !== undefined) return `list of ${renderSchema(schema.items)}`;
  if (schema.properties !== undefined) {
    const fields = Object.entries(schema.properties).map(
      ([name, field]) => `\`${name}\` ${renderSchema(field)}`,
    );
    return `{ ${fields.join("; ")} }`;
  }
  const types = schema.type === undefined ? ["anything"] : [schema.type].flat();
  const type = types.map((name) => (name === "string" ? "text" : name)).join(" or ");
  return schema.pattern === undefined ? type : `${type} as \`${schema.pattern}\``;
}

function renderLimits({ minimum, maximum, default: usual }: z.infer<typeof Schema>): string[] {
  const limits: string[] = [];
  if (minimum !== undefined && maximum !== undefined) limits.push(`${minimum} to ${maximum}`);
  else if (minimum !== undefined) limits.push(`from ${minimum}`);
  if (usual !== undefined) limits.push(`usually \`${JSON.stringify(usual)}\``);
  return limits;
}
