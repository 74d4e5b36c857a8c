/** `onrecord show`: one report with its claims, one claim or one record. */
import { languageOfReading } from "../../extract/languages/language.ts";
import { loadRuleData } from "../../load/load.ts";
import { OnrecordError } from "../../model/error.ts";
import type { OnRecord } from "../../model/record.ts";
import { toResolveLine } from "../../resolve/line.ts";
import type { CaptureRow, ShownReading, StoredClaim, View } from "../../store/store.ts";
import { type CliContext, type CommandMaker, jsonOption, registerCommand } from "../command.ts";
import { withReader } from "../open.ts";
import { claimText } from "../print/claim.ts";
import { jsonLine } from "../print/json.ts";
import { fieldsText, recordText } from "../print/record.ts";
import { captureLine, readingText } from "../print/report.ts";
import { reveal } from "./accesses.ts";
import { instantOf } from "./listing.ts";

type ShowOptions = {
  readonly register?: string;
  readonly json?: boolean;
  readonly asHeld?: string;
  readonly reveal?: readonly string[];
  readonly reason?: string;
};

const MOST_CLAIMS = 10_000;

export const showCommand: CommandMaker = (context) =>
  registerCommand("show", "show a report, a claim or a record, by its id or the start of it")
    .argument("<id>", "e.g. 3f2a9c01 or i-3f2a9c01")
    .option("--as-held <time>", "a record as this register said on a day or at an instant")
    .option("--reveal <offsets...>", "START END: the words of one veiled passage alone; an entry")
    .option("--reason <text>", "why they are to be shown; kept with the entry")
    .addOption(jsonOption())
    .action(async (id: string, options: ShowOptions) => {
      if (options.reveal !== undefined) {
        const { register, reveal: offsets, reason } = options;
        await reveal(context, { register, id, offsets, reason });
        return;
      }
      const asHeld = options.asHeld === undefined ? null : instantOf(options.asHeld);
      await withReader(context.effects, options.register, ({ view }) =>
        show(context, view, { id, asHeld, json: options.json === true }),
      );
    });

type Wanted = { readonly id: string; readonly asHeld: string | null; readonly json: boolean };

const show = async (context: CliContext, view: View, wanted: Wanted): Promise<void> => {
  const { id, asHeld } = wanted;
  if (id[1] === "-") {
    const record = await view.record(id, asHeld);
    if (record === null) throw notFound(id);
    await showRecord(context, view, { record, wanted });
    return;
  }
  const capture = await view.capture(id);
  if (capture !== null) {
    await showCapture(context, view, { capture, wanted });
    return;
  }
  const claim = await view.claim(id);
  if (claim === null) throw notFound(id);
  const { claim: body, capture: report, state, record } = claim;
  const text = claimText(claim, await view.capture(report));
  context.effects.out(
    wanted.json ? await jsonLine(view, { ...body, report, state, record }) : text,
  );
};

const showCapture = async (
  { effects }: CliContext,
  view: View,
  { capture, wanted }: { readonly capture: CaptureRow; readonly wanted: Wanted },
): Promise<void> => {
  const shown = await view.reading(capture.id);
  const claims = await claimsOf(view, capture);
  if (wanted.json) {
    const { id, state, unread, failure } = capture;
    const reading = shown?.reading ?? null;
    const line = { id, state, unread, failure, reading, claims: claims.map(({ claim }) => claim) };
    effects.out(await jsonLine(view, line));
    return;
  }
  effects.out(`${captureLine(capture)}\n`);
  if (shown !== null) effects.out(`\n${readingText(shown)}\n`);
  effects.out(claims.length === 0 ? `\n${noClaimsText(shown)}\n` : "\n");
  for (const claim of claims) effects.out(`${claimText(claim, capture)}\n`);
};

const showRecord = async (
  { effects }: CliContext,
  view: View,
  { record, wanted }: { readonly record: OnRecord; readonly wanted: Wanted },
): Promise<void> => {
  if (wanted.json) {
    effects.out(await jsonLine(view, toResolveLine(record)));
    return;
  }
  effects.out(`${recordText(record)}\n${fieldsText(record)}\n`);
  if (!("claims" in record)) return;
  for (const id of record.claims) {
    const claim = await view.claim(id);
    if (claim !== null) {
      effects.out(`\n${claimText(claim, await view.capture(claim.capture))}`);
    }
  }
};

/** Nothing found is not the same as not looked. */
const noClaimsText = (shown: ShownReading | null): string => {
  if (shown === null) return "No text was read from it, so no claims are proposed.";
  const { reading } = shown;
  if (!reading.article) return "It holds no article, so no claims are proposed.";
  if (languageOfReading(reading, loadRuleData()) !== null) return "No claims proposed.";
  return `No claims are proposed: there are no rules yet for its language ("${reading.language}").`;
};

const claimsOf = (view: View, { id }: CaptureRow): Promise<readonly StoredClaim[]> =>
  view.claims({ kind: null, modality: null, capture: id, limit: MOST_CLAIMS, offset: 0 });

const notFound = (id: string): OnrecordError =>
  new OnrecordError(
    "not-found",
    `Cannot show "${id}": nothing on record has this id; give at least 4 digits of one that a listing shows`,
  );
