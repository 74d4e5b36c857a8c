/** Where resolution compared less than it would have liked, or met dates that cannot be: for whoever adds. */
import { CaptureId } from "../model/ids.ts";
import type { ResolveWarning } from "../resolve/report.ts";
import type { View } from "../store/store.ts";

export type Notice = Pick<ResolveWarning, "warning" | "what"> & {
  /** Up to ten of the reports concerned. */
  readonly reports: readonly CaptureId[];
};

/** Warnings of resolution, told of reports whatever they were about. */
export const noticesOf = (
  warnings: readonly ResolveWarning[],
  captureByClaim: ReadonlyMap<string, string>,
): readonly Notice[] =>
  warnings.map(({ warning, what, of }) => ({
    ...{ warning, what },
    reports: [...new Set(of.map((id) => CaptureId.parse(captureByClaim.get(id) ?? id)))],
  }));

/** Notices by the new report they are told with; remembers what was told before. */
export type Telling = (
  notices: readonly Notice[],
  added: readonly CaptureId[],
) => Promise<ReadonlyMap<CaptureId, readonly Notice[]>>;

/**
 * Of the same crowd each kind is told once, however often something comes to it. Reports are named in
 * words as `view` shows them.
 */
export const tellNotices = (view: View): Telling => {
  const told = new Set<string>();
  return async (notices, added) => {
    const byReport = new Map<CaptureId, Notice[]>();
    const last = added.at(-1);
    if (last === undefined) return byReport;
    for (const notice of worthTelling(notices, added)) {
      const crowd = `${notice.warning} ${notice.reports[0] ?? ""}`;
      if (told.has(crowd)) continue;
      told.add(crowd);
      const bearer = notice.reports.find((id) => added.includes(id)) ?? last;
      const named = { ...notice, what: await withNames(view, notice) };
      byReport.set(bearer, [...(byReport.get(bearer) ?? []), named]);
    }
    return byReport;
  };
};

const OF_ONE_REPORT: ReadonlySet<Notice["warning"]> = new Set([
  "dated-before-event",
  "impossible-date",
]);

// What is wrong with a report was told when it came; that a key is crowded goes without saying where
// all that hangs together is.
const worthTelling = (
  notices: readonly Notice[],
  added: readonly CaptureId[],
): readonly Notice[] => {
  const isCrowdTold = notices.some(
    ({ warning }) => warning === "large-family" || warning === "component-split",
  );
  return notices.filter(({ warning, reports }) =>
    OF_ONE_REPORT.has(warning)
      ? reports.some((id) => added.includes(id))
      : warning !== "bucket-cut" || !isCrowdTold,
  );
};

const withNames = async (view: View, { what, reports }: Notice): Promise<string> => {
  let told = what;
  for (const id of reports) {
    if (!told.includes(id)) continue;
    const row = await view.capture(id);
    told = told.replaceAll(id, `"${row?.name ?? id}"`);
  }
  return told;
};
