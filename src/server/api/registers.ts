import { createRoute, z } from "@hono/zod-openapi";
import type { Registers } from "../door.ts";
import { RegisterAnswer } from "./nouns.ts";
import { answers, makePart, takes } from "./shapes.ts";

const RegistersAnswer = z
  .object({
    own: z.object({
      /** Null where there is none yet. */
      register: RegisterAnswer.nullable(),
      /** As this machine writes it; told here and nowhere else. */
      folder: z.string(),
      shared: z.string().nullable(),
      person: z.string(),
    }),
    sample: z.object({
      ready: z.boolean(),
      making: z.object({ done: z.int().min(0), total: z.int().min(0).nullable() }).nullable(),
    }),
  })
  .openapi("Registers");

const name = z.string().trim().min(1).max(200);
const FoundingDraft = z.object({ name, person: name }).openapi("FoundingDraft");
const SampleDraft = z.object({ fresh: z.boolean().default(false) }).openapi("SampleDraft");
const MadeAnswer = z.object({ made: z.literal(true) }).openapi("Made");

const listRegisters = createRoute({
  method: "get",
  path: "/registers",
  summary: "The person's own register and the teaching sample: where, whether there, how far",
  responses: answers(
    RegistersAnswer,
    "`shared` names what may carry the folder to other machines, e.g. Dropbox.",
  ),
});

const foundOwn = createRoute({
  method: "post",
  path: "/registers",
  summary: "Found the person's own register in the folder that is served, with its key",
  request: { body: takes(FoundingDraft) },
  responses: answers(MadeAnswer, "The register is there."),
});

const readySample = createRoute({
  method: "post",
  path: "/registers/sample",
  summary: "Make the teaching sample ready; `fresh` makes it anew and loses what was practised",
  request: { body: takes(SampleDraft) },
  responses: answers(MadeAnswer, "It is ready. Until then GET /registers tells how far it is."),
});

/** What one can open here and what can be made; at the address of the own register alone. */
export const registersPart = (registers: Registers) =>
  makePart()
    .openapi(listRegisters, async (c) => {
      const view = await registers.own.findView();
      const register = view === null ? null : await view.facts();
      const sample = await registers.sampleState();
      return c.json({ own: { register, ...registers.place }, sample }, 200);
    })
    .openapi(foundOwn, async (c) => {
      await registers.found(c.req.valid("json"));
      return c.json({ made: true as const }, 200);
    })
    .openapi(readySample, async (c) => {
      await registers.readySample(c.req.valid("json"));
      return c.json({ made: true as const }, 200);
    });
