/** Where resolution compared less than it would have liked, or met dates that cannot be: for whoever adds. */
import { CaptureId } from "../model/ids.ts";
import type { ResolveWarning } from "../resolve/report.ts";
import type { View } from "../store/store.ts";

export type Warning = Pick<ResolveWarning, "about" | "what"> & {
  /** Up to ten of the reports concerned. */
  readonly reports: readonly CaptureId[];
};

/** Warnings of resolution, told of reports whatever they were about. */
export const warningsOf = (
  warnings: readonly ResolveWarning[],
  captureByClaim: ReadonlyMap<string, string>,
): readonly Warning[] =>
  warnings.map(({ about, what, of }) => ({
    ...{ about, what },
    reports: [...new Set(of.map((id) => CaptureId.parse(captureByClaim.get(id) ?? id)))],
  }));

/** Warnings by the new report they are told with; remembers what was told before. */
export type Telling = (
  warnings: readonly Warning[],
  added: readonly CaptureId[],
) => Promise<ReadonlyMap<CaptureId, readonly Warning[]>>;

/**
 * Of the same crowd each kind is told once, however often something comes to it. Reports are named in
 * words as `view` shows them.
 */
export const tellWarnings = (view: View): Telling => {
  const told = new Set<string>();
  return async (warnings, added) => {
    const byReport = new Map<CaptureId, Warning[]>();
    const last = added.at(-1);
    if (last === undefined) return byReport;
    for (const warning of worthTelling(warnings, added)) {
      const crowd = `${warning.about} ${warning.reports[0] ?? ""}`;
      if (told.has(crowd)) continue;
      told.add(crowd);
      const bearer = warning.reports.find((id) => added.includes(id)) ?? last;
      const named = { ...warning, what: await withNames(view, warning) };
      byReport.set(bearer, [...(byReport.get(bearer) ?? []), named]);
    }
    return byReport;
  };
};

const OF_ONE_REPORT: ReadonlySet<Warning["about"]> = new Set([
  "dated-before-event",
  "impossible-date",
]);

// What is wrong with a report was told when it came; that a key is crowded goes without saying where
// all that hangs together is.
const worthTelling = (
  warnings: readonly Warning[],
  added: readonly CaptureId[],
): readonly Warning[] => {
  const isCrowdTold = warnings.some(
    ({ about }) => about === "large-family" || about === "component-split",
  );
  return warnings.filter(({ about, reports }) =>
    OF_ONE_REPORT.has(about)
      ? reports.some((id) => added.includes(id))
      : about !== "bucket-cut" || !isCrowdTold,
  );
};

const withNames = async (view: View, { what, reports }: Warning): Promise<string> => {
  let told = what;
  for (const id of reports) {
    if (!told.includes(id)) continue;
    const row = await view.capture(id);
    told = told.replaceAll(id, `"${row?.name ?? id}"`);
  }
  return told;
};
