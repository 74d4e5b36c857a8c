import { OpenAPIHono } from "@hono/zod-openapi";
import { makeApi } from "./api.ts";
import type { AppFiles } from "./app-files.ts";
import type { Registers } from "./door.ts";
import { answerError } from "./errors.ts";
import type { Gate } from "./gate.ts";
import { guardHeaders } from "./headers.ts";

export type AppOptions = {
  readonly registers: Registers;
  readonly gate: Gate;
  readonly files: AppFiles;
  /** Takes what goes to the terminal; never words of reports. */
  readonly log: (line: string) => void;
};

const API_BASE = "/api/v1";

/** The whole server as one function from request to response: gate, API, then the built app. */
export function makeApp({ registers, gate, files, log }: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono();
  app.use(guardHeaders);
  app.use(gate.middleware);
  app.onError((error, c) => answerError(error, c, log));
  for (const [base, door, beside] of [
    [`${API_BASE}/sample`, registers.sample, null],
    [API_BASE, registers.own, registers],
  ] as const) {
    const api = makeApi(door, base, beside);
    api.onError((error, c) => answerError(error, c, log));
    app.route(base, api);
  }
  app.get("/*", (c) => {
    if (c.req.path.startsWith("/api/")) return c.notFound();
    const file = files.get(c.req.path === "/" ? "/index.html" : c.req.path);
    if (file === undefined) return c.notFound();
    // Vite names these by their content, and they hold nothing of a register.
    if (c.req.path.startsWith("/assets/")) {
      c.header("Cache-Control", "private, max-age=31536000, immutable");
    }
    return c.body(file.bytes, 200, { "Content-Type": file.type });
  });
  app.notFound((c) => {
    if (files.size === 0 && c.req.path === "/") {
      return c.text("Cannot show the app: it is not built yet, start it with npm start\n", 503);
    }
    const message = "Cannot answer: there is no such address, docs/http-api.md lists them";
    return c.json({ code: "not-found", message }, 404);
  });
  return app;
}
