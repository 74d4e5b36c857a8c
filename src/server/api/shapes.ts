/** What every address of the interface is made of. */
import { OpenAPIHono, z } from "@hono/zod-openapi";
import { OnrecordError } from "../../model/error.ts";
import { ErrorAnswer } from "./nouns.ts";

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

const failures = {
  "4XX": json(ErrorAnswer, "What was wrong with the request and what to do."),
  "5XX": json(ErrorAnswer, "What went wrong here and what to do."),
};

/** A body an address takes. */
export const takes = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { "application/json": { schema } },
});

/** A form with files an address takes. */
export const takesForm = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { "multipart/form-data": { schema } },
});

/** What an address answers where all goes well, and otherwise. */
export const answers = <T extends z.ZodType>(schema: T, description: string) => ({
  200: json(schema, description),
  ...failures,
});

/** The same for an address that answers a file. */
export const answersBytes = (description: string) => ({
  200: {
    description,
    content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
  },
  ...failures,
});

/** A part of a form that is JSON; what it holds is never in the refusal. */
export function parsePart<T extends z.ZodType>(schema: T, name: string, json: string): z.output<T> {
  const parsed = schema.safeParse(maybeJson(json));
  if (parsed.success) return parsed.data;
  const fields = [name, ...(parsed.error.issues[0]?.path.map(String) ?? [])];
  throw new OnrecordError(
    "usage",
    `Cannot read the request: "${fields.join(".")}" is not as docs/http-api.md says`,
  );
}

function maybeJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** An interface of one noun, to be joined with the others in `api.ts`. */
export const makePart = (): OpenAPIHono => new OpenAPIHono({ defaultHook: refuseMalformed });

/** Names the fields that are wrong, never what was in them. */
function refuseMalformed(result: {
  readonly success: boolean;
  readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
}): void {
  if (result.success) return;
  const fields = new Set(
    (result.error?.issues ?? []).map(({ path }) => path.map(String).join(".")),
  );
  const names = [...fields].map((field) => `"${field}"`).join(", ");
  throw new OnrecordError(
    "usage",
    `Cannot read the request: ${names} ${fields.size === 1 ? "is" : "are"} not as docs/http-api.md says`,
  );
}
