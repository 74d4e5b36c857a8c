import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { OnrecordError } from "../model/error.ts";
import type { CaptureRow, View } from "../store/store.ts";
import { describeApi } from "./openapi.ts";
import * as routes from "./routes.ts";
import type { RecordQuestion } from "./schemas.ts";

/** Gives the register to show, or null where there is none yet; asked anew for every request. */
export type FindView = () => Promise<View | null>;

/** Words of a question and nothing more; a register is not written through this door. */
const MAX_REQUEST_BYTES = 64 * 1024;

/** The type the typed client is made from: `hc<Api>(address)`. */
export type Api = ReturnType<typeof makeApi>;

/** The addresses below `/api/v1`. Reads only, and only through the guarded face of the store. */
export function makeApi(findView: FindView) {
  const find = async (): Promise<View> => {
    const view = await findView();
    if (view !== null) return view;
    throw new OnrecordError("not-found", "Cannot show a register: there is none yet, make one");
  };
  const app = new OpenAPIHono({ defaultHook: refuseMalformed });
  app.use(bodyLimit({ maxSize: MAX_REQUEST_BYTES, onError: refuseLong }));
  const api = app
    .openapi(routes.showRegister, async (c) => c.json(await (await find()).facts(), 200))
    .openapi(routes.listCaptures, async (c) => {
      const captures = await (await find()).captures(c.req.valid("query"));
      return c.json({ captures }, 200);
    })
    .openapi(routes.showCapture, async (c) => {
      const view = await find();
      const capture = await captureById(view, c.req.valid("param").id);
      const shown = await view.reading(capture.id);
      return c.json({ capture, reading: shown?.reading ?? null, veiled: shown?.veiled ?? [] }, 200);
    })
    .openapi(routes.listClaims, async (c) => {
      const view = await find();
      const { id } = await captureById(view, c.req.valid("param").id);
      const page = c.req.valid("query");
      const stored = await view.claims({ ...page, kind: null, modality: null, capture: id });
      const claims = stored.map(({ claim, capture, state, record }) => {
        return { claim, capture, state, record };
      });
      return c.json({ claims }, 200);
    })
    .openapi(routes.listRecords, async (c) => {
      const { from = null, to = null, as_held = null, leads, ...rest } = c.req.valid("query");
      const question = { ...rest, from, to, as_held, place: null, leads: leads === "true" };
      return c.json({ records: await recordsByQuestion(await find(), question) }, 200);
    })
    .openapi(routes.askRecords, async (c) => {
      return c.json({ records: await recordsByQuestion(await find(), c.req.valid("json")) }, 200);
    })
    .openapi(routes.showRecord, async (c) => {
      const { id } = c.req.valid("param");
      const record = await (await find()).record(id, c.req.valid("query").as_held ?? null);
      if (record !== null) return c.json({ record }, 200);
      throw new OnrecordError("not-found", `Cannot show the record: "${id}" is not on record`);
    })
    .openapi(routes.search, async (c) => {
      const { query, ...options } = c.req.valid("json");
      return c.json(await (await find()).search(query, options), 200);
    });
  api.get("/openapi.json", (c) => c.json(describeApi(api)));
  return api;
}

async function captureById(view: View, id: string): Promise<CaptureRow> {
  const row = await view.capture(id);
  if (row !== null) return row;
  const message = `Cannot show the report: "${id}" is no id here or fits several, give more of it`;
  throw new OnrecordError("not-found", message);
}

function recordsByQuestion(view: View, { as_held, ...question }: RecordQuestion) {
  return view.records({ ...question, asHeld: as_held });
}

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

function refuseLong(): never {
  const limit = `${MAX_REQUEST_BYTES / 1024} KB`;
  throw new OnrecordError(
    "too-large",
    `Cannot read the request: it is over ${limit}, ask for less`,
  );
}
