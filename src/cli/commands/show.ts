/** `onrecord show`: one report with its claims, one claim or one record. */
import { languageOfReading } from "../../extract/languages/language.ts";
import { loadRuleData } from "../../load/load.ts";
import { OnrecordError } from "../../model/error.ts";
import type { DifferenceRecord, OnRecord } from "../../model/record.ts";
import { asKnown, differencesKnown, isKnown } from "../../pipeline/known.ts";
import { tiesOn } from "../../pipeline/ties.ts";
import type { Times } from "../../publish/look-back.ts";
import { toResolveLine } from "../../resolve/line.ts";
import type {
  CaptureRow,
  ShownReading,
  StoredClaim,
  StoredDecision,
  View,
} from "../../store/store.ts";
import { type CliContext, type CommandMaker, jsonOption, registerCommand } from "../command.ts";
import { withReader } from "../open.ts";
import { claimText } from "../print/claim.ts";
import { fieldsText } from "../print/difference.ts";
import { jsonLine } from "../print/json.ts";
import { correctionsText, mergesText, recordText, tiesText } from "../print/record.ts";
import { captureLine, readingText } from "../print/report.ts";
import { shortId } from "../print/short-id.ts";
import { type TimesOptions, timesOf, withTimes } from "../times.ts";
import { reveal } from "./accesses.ts";

type ShowOptions = TimesOptions & {
  readonly register?: string;
  readonly json?: boolean;
  readonly reveal?: readonly string[];
  readonly reason?: string;
};

const MOST_CLAIMS = 10_000;

export const showCommand: CommandMaker = (context) =>
  withTimes(
    registerCommand("show", "show a report, a claim or a record, by its id or the start of it"),
  )
    .argument("<id>", "e.g. 3f2a9c01 or i-3f2a9c01")
    .option("--reveal <offsets...>", "START END: the words of one veiled passage alone; an entry")
    .option("--reason <text>", "why they are to be shown; kept with the entry")
    .addOption(jsonOption())
    .action(async (id: string, options: ShowOptions) => {
      if (options.reveal !== undefined) {
        const { register, reveal: offsets, reason } = options;
        await reveal(context, { register, id, offsets, reason });
        return;
      }
      const times = timesOf(options);
      await withReader(context.effects, options.register, ({ view }) =>
        show(context, view, { id, times, json: options.json === true }),
      );
    });

type Wanted = { readonly id: string; readonly times: Times; readonly json: boolean };

const show = async (context: CliContext, view: View, wanted: Wanted): Promise<void> => {
  const { id, times } = wanted;
  if (id[1] === "-") {
    const record = await recordThen(view, id, times);
    if (record === null) throw notFound(id);
    await showRecord(context, view, { record, wanted });
    return;
  }
  const capture = await view.capture(id);
  if (capture !== null) {
    requireThen(capture, times);
    await showCapture(context, view, { capture, wanted });
    return;
  }
  const claim = await view.claim(id);
  if (claim === null) throw notFound(id);
  const told = await view.capture(claim.capture);
  if (told !== null) requireThen(told, times);
  const { claim: body, capture: report, state, record } = claim;
  const text = claimText(claim, await view.capture(report));
  context.effects.out(
    wanted.json ? await jsonLine(view, { ...body, report, state, record }) : text,
  );
};

const recordThen = async (
  view: View,
  id: string,
  { knownBy, asHeld }: Times,
): Promise<OnRecord | null> => {
  const record = await view.record(id, asHeld);
  if (record === null || knownBy === null) return record;
  return asKnown(view, { record, by: knownBy }, loadRuleData());
};

/** A report is shown as it came; looking back, it must have been there. */
const requireThen = ({ id, at, published }: CaptureRow, { knownBy, asHeld }: Times): void => {
  if (knownBy !== null && !isKnown(published, knownBy)) {
    const state = `it is not known to have been published by ${knownBy}`;
    throw new OnrecordError("not-found", `Cannot show report "${shortId(id)}": ${state}`);
  }
  if (asHeld !== null && at > asHeld) {
    const state = `this register did not hold it at ${asHeld}`;
    throw new OnrecordError("not-found", `Cannot show report "${shortId(id)}": ${state}`);
  }
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
  const { differences } = await view.grounds(record, wanted.times.asHeld);
  const known = await differencesKnown(
    view,
    { differences, by: wanted.times.knownBy },
    loadRuleData(),
  );
  const corrections = correctionsText(record);
  effects.out(`${recordText(record)}\n${fieldsText(record, known)}\n`);
  for (const one of known) {
    effects.out(`\n${recordText(one)}\n${await explanationsText(view, one)}`);
  }
  if (corrections !== "") effects.out(`${corrections}\n`);
  effects.out(mergesText(record));
  if (record.kind === "incident" || record.kind === "order") {
    effects.out(tiesText(await tiesOn(view, record), record.kind));
  }
  if (record.kind === "difference") effects.out(await explanationsText(view, record));
  if (!("claims" in record)) return;
  for (const id of record.claims) {
    const claim = await view.claim(id);
    if (claim !== null) {
      effects.out(`\n${claimText(claim, await view.capture(claim.capture))}`);
    }
  }
};

/** What people said of a difference, and who. */
const explanationsText = async (view: View, record: DifferenceRecord): Promise<string> => {
  const found = new Map<string, StoredDecision>();
  for (const claim of record.claims) {
    for (const stored of await view.decisions({ claim })) found.set(stored.ref, stored);
  }
  const lines: string[] = [];
  for (const { decision, by, at, holds } of found.values()) {
    if (decision.decision !== "explain" && decision.decision !== "dismiss") continue;
    if (decision.field !== record.field || !holds) continue;
    const who = (await view.personName(by)) ?? "somebody whose name was erased";
    const verb = decision.decision === "explain" ? "explained" : "dismissed";
    lines.push(`  ${verb} by ${who}, ${at.slice(0, 10)}: ${decision.reason}\n`);
  }
  return lines.join("");
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
