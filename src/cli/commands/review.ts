/** `onrecord review`, `withdraw` and `erase`: what a person decides, always with a reason. */
import { Command } from "commander";
import type { Decision } from "../../model/decision.ts";
import { OnrecordError } from "../../model/error.ts";
import { Ref } from "../../model/ids.ts";
import { SensitiveReason } from "../../model/passage.ts";
import type { Deciding } from "../../pipeline/decide.ts";
import { explaining } from "../../pipeline/explain.ts";
import { erase } from "../../pipeline.ts";
import type { CaptureRow, StoredClaim, View } from "../../store/store.ts";
import {
  type CliContext,
  type CommandMaker,
  countOption,
  jsonOption,
  reasonOption,
  registerCommand,
} from "../command.ts";
import { withPath, withReader } from "../open.ts";
import { claimText } from "../print/claim.ts";
import { jsonLine } from "../print/json.ts";
import { shortId } from "../print/short-id.ts";
import { assessCommand, correctCommand } from "./coding-decisions.ts";
import { type DecidingOptions, deciding, joining, withDecidingOptions } from "./deciding.ts";
import { decisionsCommand } from "./decisions.ts";
import { pairsCommand } from "./listing.ts";

type ReasonOptions = { readonly register?: string; readonly reason: string };
type WaitingOptions = {
  readonly register?: string;
  readonly json?: boolean;
  readonly limit: number;
};

export const reviewCommand: CommandMaker = (context) => {
  const review = new Command("review")
    .summary("decide on proposals, with a reason")
    .description("decide on proposals, with a reason");
  review.addCommand(waitingCommand(context));
  review.addCommand(decisionsCommand(context));
  review.addCommand(onClaim(context, "accept", "the claim says what the report says"));
  review.addCommand(onClaim(context, "reject", "the claim does not say what the report says"));
  review.addCommand(correctCommand(context));
  review.addCommand(assessCommand(context));
  review.addCommand(mergeCommand(context));
  review.addCommand(onPair(context, "split", "two claims tell of two things"));
  review.addCommand(pairsCommand(context));
  review.addCommand(onDifference(context, "explain", "say how values come to differ; all stay"));
  review.addCommand(onDifference(context, "dismiss", "say that nothing follows from a difference"));
  review.addCommand(onSpan(context, "veil", "keep words in the capture only"));
  review.addCommand(onSpan(context, "unveil", "show words again that were veiled"));
  review.addCommand(provenanceCommand(context));
  review.addCommand(undoCommand(context));
  return review;
};

export const withdrawCommand: CommandMaker = (context) =>
  onCapture(context, "withdraw", "take a report out of every record; it stays in the ledger");

export const restoreCommand: CommandMaker = (context) =>
  onCapture(context, "restore", "put a withdrawn report back");

export const eraseCommand: CommandMaker = ({ effects }) =>
  registerCommand(
    "erase",
    "erase a report's bytes and words for good; the ledger goes on verifying",
  )
    .argument("<report>", "its id or the start of it")
    .addOption(reasonOption())
    .option("--yes", "do it; without this it only says what would go")
    .action(async (id: string, options: ReasonOptions & { readonly yes?: boolean }) => {
      if (options.yes !== true) {
        const row = await withReader(effects, options.register, ({ view }) => captureOf(view, id));
        effects.out(
          `This would erase report ${shortId(row.id)} and every word of it. Add --yes to do it.\n`,
        );
        return;
      }
      await withPath(effects, options.register, async (path) => {
        if ((await path.store.isScrubDue()) && (await path.store.view.capture(id)) === null) {
          await path.store.scrub();
          effects.out("That report is not on record. An erasure cut short earlier is finished.\n");
          return;
        }
        const row = await captureOf(path.store.view, id);
        const erased = await erase(path, row.id, options.reason);
        effects.out(
          `Erased ${erased} bodies of report ${shortId(row.id)}. Backups are yours to erase.\n`,
        );
      });
    });

const waitingCommand: CommandMaker = ({ effects }) =>
  registerCommand("waiting", "list the proposals that nobody has decided on")
    .addOption(countOption("--limit <n>", "at most so many", 50))
    .addOption(jsonOption())
    .action(async (options: WaitingOptions) => {
      await withReader(effects, options.register, async ({ view }) => {
        const claims = await waiting(view, options.limit);
        if (options.json === true) {
          const proposals = claims.map(({ claim }) => claim);
          effects.out(await jsonLine(view, proposals));
          return;
        }
        if (claims.length === 0) effects.out("Nothing waits.\n");
        for (const claim of claims) {
          effects.out(`${claimText(claim, await view.capture(claim.capture))}\n`);
        }
      });
    });

const waiting = async (view: View, limit: number): Promise<readonly StoredClaim[]> => {
  const found: StoredClaim[] = [];
  const page = 500;
  for (let offset = 0; found.length < limit; offset += page) {
    const claims = await view.claims({
      kind: null,
      modality: null,
      capture: null,
      limit: page,
      offset,
    });
    found.push(...claims.filter(({ state }) => state === "proposed"));
    if (claims.length < page) break;
  }
  return found.slice(0, limit);
};

const onClaim = (context: CliContext, decision: "accept" | "reject", summary: string): Command =>
  withDecidingOptions(registerCommand(decision, summary))
    .argument("<claim>", "its id or the start of it")
    .action((id: string, options: DecidingOptions) =>
      deciding(context, { options, kind: decision }, async ({ store }) => {
        const { claim, capture } = await claimOf(store.view, id);
        const [passage] = claim.passages;
        if (passage === undefined) throw new Error(`claim ${claim.id} has no passage`);
        const { reason } = options;
        return plain({ decision, capture, claim: claim.id, passage, reason });
      }),
    );

/** Of two records every claim is bound; of two claims these alone. */
const mergeCommand: CommandMaker = (context) =>
  withDecidingOptions(registerCommand("merge", "two records, or two claims, tell of one thing"))
    .argument("<one>", "a record's id or the start of it, e.g. i-3f2a9c01; or a claim's")
    .argument("<other>", "the other record, or the other claim")
    .action((a: string, b: string, options: DecidingOptions) =>
      isRecordId(a) && isRecordId(b)
        ? joining(context, { a, b, options })
        : deciding(context, { options, kind: "merge" }, ({ store }) =>
            pairOf(store.view, { decision: "merge", a, b, reason: options.reason }),
          ),
    );

const isRecordId = (id: string): boolean => id[1] === "-";

type Pairing = {
  readonly decision: "merge" | "split";
  readonly a: string;
  readonly b: string;
  readonly reason: string;
};

const pairOf = async (view: View, { decision, reason, ...ids }: Pairing): Promise<Deciding> => {
  const [a, b] = [await claimOf(view, ids.a), await claimOf(view, ids.b)];
  return plain({ decision, a: a.claim.id, b: b.claim.id, reason });
};

const onPair = (context: CliContext, decision: "split", summary: string): Command =>
  withDecidingOptions(registerCommand(decision, summary))
    .argument("<claim>", "its id or the start of it")
    .argument("<other>", "the other claim")
    .action((first: string, second: string, options: DecidingOptions) =>
      deciding(context, { options, kind: decision }, async ({ store }) => {
        const { reason } = options;
        return pairOf(store.view, { decision, a: first, b: second, reason });
      }),
    );

const onDifference = (
  context: CliContext,
  decision: "explain" | "dismiss",
  summary: string,
): Command =>
  withDecidingOptions(registerCommand(decision, summary))
    .argument("<difference>", "its id or the start of it, as `onrecord differences` shows")
    .action((difference: string, options: DecidingOptions) =>
      deciding(context, { options, kind: decision }, async () =>
        explaining({ decision, difference, reason: options.reason }),
      ),
    );

const onCapture = (
  context: CliContext,
  decision: "withdraw" | "restore",
  summary: string,
): Command =>
  withDecidingOptions(registerCommand(decision, summary))
    .argument("<report>", "its id or the start of it")
    .action((id: string, options: DecidingOptions) =>
      deciding(context, { options, kind: decision }, async ({ store }) => {
        const row = await captureOf(store.view, id);
        return plain({ decision, capture: row.id, reason: options.reason });
      }),
    );

type SpanOptions = DecidingOptions & { readonly kind: string };

const onSpan = (context: CliContext, decision: "veil" | "unveil", summary: string): Command =>
  withDecidingOptions(registerCommand(decision, summary))
    .argument("<report>", "its id or the start of it")
    .argument("<start>", "offset of the first code unit, as `show --json` counts")
    .argument("<end>", "offset after the last")
    .option("--kind <reason>", `one of ${SensitiveReason.options.join(", ")}`, "by-hand")
    .action((...[id, start, end, options]: [string, string, string, SpanOptions]) =>
      deciding(context, { options, kind: decision }, async ({ store }) => {
        const span = spanOf(start, end, options.kind);
        const { id: capture } = await captureOf(store.view, id);
        return plain({ decision, capture, span, reason: options.reason });
      }),
    );

type ProvenanceOptions = DecidingOptions & {
  readonly outlet: string;
  readonly url?: string;
  readonly published?: string;
};

const provenanceCommand: CommandMaker = (context) =>
  withDecidingOptions(
    registerCommand("attach-provenance", "say where a text without provenance came from"),
  )
    .argument("<report>", "its id or the start of it")
    .requiredOption("--outlet <name>", "who published it")
    .option("--url <address>", "where")
    .option("--published <edtf>", "when")
    .action((id: string, options: ProvenanceOptions) =>
      deciding(context, { options, kind: "attach-provenance" }, async ({ store }) =>
        plain({
          decision: "attach-provenance",
          capture: (await captureOf(store.view, id)).id,
          outlet: options.outlet,
          url: options.url ?? null,
          published: options.published ?? null,
          reason: options.reason,
        }),
      ),
    );

const undoCommand: CommandMaker = (context) =>
  withDecidingOptions(registerCommand("undo", "take a decision back; both stay in the ledger"))
    .argument("<decisions...>", "ids, as the decision printed them")
    .action(async (ids: readonly string[], options: DecidingOptions) => {
      for (const id of ids) {
        await deciding(context, { options, kind: "undo" }, async () => {
          const of = Ref.safeParse(id);
          const { reason } = options;
          if (of.success) return plain({ decision: "undo", of: of.data, reason });
          throw new OnrecordError("usage", `Cannot undo "${id}": give the decision's 32 digits`);
        });
      }
    });

const plain = (decision: Decision): Deciding => ({ decision, keys: [] });

const captureOf = async (view: View, id: string): Promise<CaptureRow> => {
  const row = await view.capture(id);
  if (row !== null) return row;
  throw new OnrecordError("not-found", `Cannot find report "${id}": see "onrecord reports"`);
};

const claimOf = async (view: View, id: string): Promise<StoredClaim> => {
  const claim = await view.claim(id);
  if (claim !== null) return claim;
  throw new OnrecordError("not-found", `Cannot find claim "${id}": see "onrecord review waiting"`);
};

const spanOf = (start: string, end: string, kind: string) => {
  const [from, to, reason] = [Number(start), Number(end), SensitiveReason.safeParse(kind)];
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to <= from) {
    throw new OnrecordError(
      "usage",
      `Cannot veil ${start} to ${end}: give two offsets, the first smaller`,
    );
  }
  if (reason.success) return { start: from, end: to, reason: reason.data, rule: "by-hand/1" };
  throw new OnrecordError(
    "usage",
    `Cannot veil as "${kind}": give one of ${SensitiveReason.options.join(", ")}`,
  );
};
