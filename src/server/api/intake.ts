import { createRoute, z } from "@hono/zod-openapi";
import { ADDRESS_FAULTS } from "../../capture/address-fault.ts";
import type { Input } from "../../capture/inputs.ts";
import { WebAddress } from "../../model/capture.ts";
import { OnrecordError } from "../../model/error.ts";
import { CaptureId } from "../../model/ids.ts";
import { EdtfDate } from "../../model/when.ts";
import { type AddressOutcome, addAddress } from "../../pipeline/address.ts";
import { type AddOutcome, add } from "../../pipeline.ts";
import { RESOLVE_WARNINGS } from "../../resolve/report.ts";
import type { View } from "../../store/store.ts";
import type { Door } from "../door.ts";
import { Problem, problemOf } from "./arrivals.ts";
import { ErrorAnswer } from "./nouns.ts";
import { answers, makePart, parsePart, takes, takesForm } from "./shapes.ts";

const WORDS = z.string().trim().min(1).max(500).nullable().default(null);

/** What a person says of a report beside its bytes; all of it may be left open. */
const FACTS = {
  url: WebAddress.max(4000).nullable().default(null),
  outlet: WORDS,
  published: EdtfDate.nullable().default(null),
  title: WORDS,
};

const FileFacts = z
  .object({ name: z.string().min(1).max(4000), ...FACTS })
  .openapi("FileFacts", { description: "What is said of one file; its name as a path." });

/** A form holds one part per file and one more, as JSON, that names them in the same order. */
const FilesForm = z.object({
  facts: z.string().openapi({ description: "A list of FileFacts as JSON, one for each file." }),
  file: z
    .union([z.instanceof(File), z.array(z.instanceof(File))])
    .openapi({ type: "array", items: { type: "string", format: "binary" } }),
});

const TextDraft = z
  .object({ text: z.string().regex(/\S/u, "must hold words"), ...FACTS })
  .openapi("TextDraft");

const { url: _url, ...TOLD } = FACTS;
const AddressDraft = z
  .object({
    address: z.string().min(1).max(4000),
    entered: WebAddress.max(4000).nullable().default(null),
    hosts: z.array(z.string().max(300)).max(20),
    ...TOLD,
  })
  .openapi("AddressDraft");

const ADDED = [
  z.object({
    kind: z.literal("added"),
    name: z.string(),
    capture: CaptureId,
    /** Why it was kept and not read. */
    unread: z.object({ code: Problem, message: z.string() }).nullable(),
    /** What comparing it with all others came upon, with up to ten of the reports concerned. */
    warnings: z.array(
      z.object({
        about: z.enum(RESOLVE_WARNINGS),
        what: z.string(),
        reports: z.array(CaptureId),
      }),
    ),
  }),
  z.object({ kind: z.literal("known"), name: z.string(), capture: CaptureId }),
  z.object({ kind: z.literal("failed"), name: z.string(), error: ErrorAnswer }),
] as const;
const Outcome = z.discriminatedUnion("kind", ADDED).openapi("Outcome");
type Outcome = z.infer<typeof Outcome>;

const SeenAs = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("machine") }),
  z.object({ kind: z.literal("proxy"), host: z.string() }),
]);
const OutcomeOfAddress = z
  .discriminatedUnion("kind", [
    ...ADDED,
    z.object({
      kind: z.literal("asks"),
      address: z.string(),
      host: z.string(),
      seen_as: SeenAs,
      encrypted: z.boolean(),
    }),
    z.object({
      kind: z.literal("fault"),
      fault: z.enum(ADDRESS_FAULTS),
      host: z.string(),
      status: z.int().nullable(),
      error: ErrorAnswer,
    }),
  ])
  .openapi("OutcomeOfAddress");

const takeFiles = createRoute({
  method: "post",
  path: "/intake/files",
  summary: "Add files; what fails is told of each, and what is answered as added is on the disk",
  request: { body: takesForm(FilesForm) },
  responses: answers(
    z.object({ outcomes: z.array(Outcome).readonly() }),
    "One outcome for each file, in their order.",
  ),
});

const takeText = createRoute({
  method: "post",
  path: "/intake/text",
  summary: "Add a text as it was pasted",
  request: { body: takes(TextDraft) },
  responses: answers(z.object({ outcome: Outcome }), "What became of it."),
});

const takeAddress = createRoute({
  method: "post",
  path: "/intake/address",
  summary: "Add the page at an address, where the register allows fetching",
  request: { body: takes(AddressDraft) },
  responses: answers(
    z.object({ outcome: OutcomeOfAddress }),
    "`asks`: nobody was asked for the page yet; once a person confirmed the host, give it in " +
      "`hosts` with this `address`, and in `entered` what the person entered first.",
  ),
});

/** What comes in: files, texts, addresses. */
export const intakePart = (door: Door) =>
  makePart()
    .openapi(takeFiles, async (c) => {
      const { facts, file } = c.req.valid("form");
      const inputs = await inputsOf([file].flat(), parsePart(z.array(FileFacts), "facts", facts));
      const { store, ...path } = await door.openPath();
      const outcomes: Outcome[] = [];
      for await (const outcome of add({ ...path, store }, eachOf(inputs))) {
        outcomes.push(await toAnswer(store.view, outcome));
      }
      return c.json({ outcomes: inOrder(inputs, outcomes) }, 200);
    })
    .openapi(takeText, async (c) => {
      const { text, ...declared } = c.req.valid("json");
      const bytes = new TextEncoder().encode(text);
      const name = declared.title ?? "pasted text";
      const input: Input = { kind: "bytes", name, bytes, how: "paste", declared };
      const path = await door.openPath();
      for await (const outcome of add(path, eachOf([input]))) {
        return c.json({ outcome: await toAnswer(path.store.view, outcome) }, 200);
      }
      throw new Error("adding one text gave no outcome");
    })
    .openapi(takeAddress, async (c) => {
      const { address, entered, hosts, ...declared } = c.req.valid("json");
      const path = await door.openPath();
      const draft = { address, entered, hosts, declared };
      const outcome = await addAddress(path, draft, c.req.raw.signal);
      return c.json({ outcome: await toAddressAnswer(path.store.view, outcome) }, 200);
    });

async function inputsOf(
  files: readonly File[],
  facts: readonly z.infer<typeof FileFacts>[],
): Promise<readonly Input[]> {
  if (files.length !== facts.length) {
    const state = `${files.length} files came with facts of ${facts.length}`;
    throw new OnrecordError("usage", `Cannot read the request: ${state}, give one for each`);
  }
  return Promise.all(
    files.map(async (file, index): Promise<Input> => {
      const told = facts[index];
      if (told === undefined) throw new Error("a file has no facts");
      const { name, ...declared } = told;
      const bytes = new Uint8Array(await file.arrayBuffer());
      return { kind: "bytes", name: name.toWellFormed(), bytes, how: "file", declared };
    }),
  );
}

async function* eachOf(inputs: readonly Input[]): AsyncGenerator<Input> {
  yield* inputs;
}

/** `add` tells outcomes in the order of its inputs, which the answer relies on. */
function inOrder(inputs: readonly Input[], outcomes: readonly Outcome[]): readonly Outcome[] {
  const isInOrder = inputs.every(({ name }, index) => outcomes[index]?.name === name);
  if (isInOrder && inputs.length === outcomes.length) return outcomes;
  throw new Error("adding files gave other outcomes than there were files");
}

async function toAddressAnswer(
  view: View,
  outcome: AddressOutcome,
): Promise<z.infer<typeof OutcomeOfAddress>> {
  if (outcome.kind === "asks") return outcome;
  if (outcome.kind !== "fault") return toAnswer(view, outcome);
  const { kind, fault, host, status, error } = outcome;
  return { kind, fault, host, status, error: { code: error.code, message: error.message } };
}

async function toAnswer(view: View, outcome: AddOutcome): Promise<Outcome> {
  const { kind, name } = outcome;
  switch (outcome.kind) {
    case "known":
      return { kind: outcome.kind, name, capture: outcome.capture };
    case "failed": {
      const { code, message } = outcome.error;
      return { kind: outcome.kind, name, error: { code, message } };
    }
    case "added": {
      const { capture, unread: message } = outcome;
      const warnings = outcome.warnings.map((warning) => ({
        ...warning,
        reports: [...warning.reports],
      }));
      const unread = message === null ? null : { code: await whyUnread(view, capture), message };
      return { kind: outcome.kind, name, capture, unread, warnings };
    }
    default:
      throw new Error(`no answer is known for "${kind}"`);
  }
}

async function whyUnread(view: View, id: CaptureId): Promise<Problem> {
  const row = await view.capture(id);
  return (row === null ? null : problemOf(row)) ?? "not-read";
}
