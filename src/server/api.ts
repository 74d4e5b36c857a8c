import { OpenAPIHono } from "@hono/zod-openapi";
import { accessesPart } from "./api/accesses.ts";
import { arrivalsPart } from "./api/arrivals.ts";
import { capturesPart } from "./api/captures.ts";
import { codebookPart } from "./api/codebook.ts";
import { codingPart } from "./api/coding.ts";
import { decisionsPart } from "./api/decisions.ts";
import { exportsPart } from "./api/exports.ts";
import { figuresPart } from "./api/figures.ts";
import { findPart } from "./api/find.ts";
import { historyPart } from "./api/history.ts";
import { inForcePart } from "./api/in-force.ts";
import { intakePart } from "./api/intake.ts";
import { ledgerPart } from "./api/ledger.ts";
import { limitBodies } from "./api/limits.ts";
import { listsPart } from "./api/lists.ts";
import { placesPart } from "./api/places.ts";
import { quietPart } from "./api/quiet.ts";
import { recordsPart } from "./api/records.ts";
import { registerPart } from "./api/register.ts";
import { registersPart } from "./api/registers.ts";
import { reviewPart } from "./api/review.ts";
import { translationsPart } from "./api/translations.ts";
import { verifyPart } from "./api/verify.ts";
import { warningsPart } from "./api/warnings.ts";
import type { Door, Registers } from "./door.ts";
import { describeApi } from "./openapi.ts";

/** The type the typed client is made from: `hc<Api>(address)`. */
export type Api = ReturnType<typeof makeApi>;

/** The same for what stands at the address of the own register alone. */
export type RegistersApi = ReturnType<typeof registersPart>;

/**
 * The interface of one register: a part per noun, joined. Everything shown comes through the guarded
 * face of the store; everything decided goes by the path, as on the command line.
 *
 * @param base where it is mounted, e.g. "/api/v1"
 * @param registers all that this server serves, where they are told and made too; else null
 */
export function makeApi(door: Door, base: string, registers: Registers | null) {
  const app = new OpenAPIHono();
  app.use(limitBodies(base));
  const api = app
    .route("/", registerPart(door))
    .route("/", capturesPart(door))
    .route("/", accessesPart(door))
    .route("/", recordsPart(door))
    .route("/", historyPart(door))
    .route("/", placesPart(door))
    .route("/", inForcePart(door))
    .route("/", figuresPart(door))
    .route("/", decisionsPart(door))
    .route("/", reviewPart(door))
    .route("/", findPart(door))
    .route("/", ledgerPart(door))
    .route("/", verifyPart(door))
    .route("/", quietPart())
    .route("/", codebookPart(door))
    .route("/", codingPart(door))
    .route("/", intakePart(door))
    .route("/", arrivalsPart(door))
    .route("/", warningsPart(door))
    .route("/", listsPart(door))
    .route("/", exportsPart(door))
    .route("/", translationsPart(door));
  if (registers !== null) api.route("/", registersPart(registers));
  api.get("/openapi.json", (c) => c.json(describeApi(api)));
  return api;
}
