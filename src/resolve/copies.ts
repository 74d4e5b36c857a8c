/**
 * Readings that share a text origin. A copy adds no account; what it changed is a difference of
 * transmission, never a new value.
 */
import { recordIdOf } from "../format/content-id.ts";
import { sha256 } from "../format/hash.ts";
import type { Decision } from "../model/decision.ts";
import { CaptureId } from "../model/ids.ts";
import type { CopiesRecord, CopyHow, Link, WarningRecord } from "../model/record.ts";
import { changedFrom } from "./changed.ts";
import { candidatePairs, groupsOf, makeSets, order, type Sets } from "./components.ts";
import type { Families, FamilyMember, ResolvableReport, ResolveWarning } from "./report.ts";
import { chooseRoot } from "./root.ts";
import { type Likeness, likenessOf, namesKept, type Sketch, sketchOf } from "./similarity.ts";
import { standingReports } from "./standing.ts";
import { warningRecords } from "./warning-records.ts";
import { fold } from "./words.ts";

export type Copies = {
  readonly links: readonly Link[];
  readonly records: readonly CopiesRecord[];
  /** Those of the warnings that speak of reports. */
  readonly warningRecords: readonly WarningRecord[];
  readonly warnings: readonly ResolveWarning[];
};

/** Two texts of one origin share at least this many word runs, however short the shorter is. */
const FEWEST_RUNS = 12;

/** From this share of word runs on a text is another's whatever names were changed in it. */
const MOSTLY = 0.6;
/** Below it, so many of the names and numbers of the one that has fewer must stand in the other. */
const NAMES_KEPT = 0.5;

/** Families with more members are named in a warning. */
const LARGE_FAMILY = 500;

type Match = { readonly a: string; readonly b: string; readonly tie: "whole" | "part" | "names" };

/**
 * Copy families among `reports`; give it at least whole components of reports that share copy keys
 * and may be copies. Of the decisions it heeds withdrawals and attached provenance.
 */
export const resolveCopies = (
  reports: readonly ResolvableReport[],
  decisions: readonly Decision[],
): Copies => {
  const standing = standingReports(reports, decisions);
  const items = standing.map((report) => ({ id: report.report, keys: report.keys }));
  const byId = new Map(standing.map((report) => [report.report, report]));
  const { pairs, warnings } = candidatePairs(items, (id) => likeLength(byId.get(id)));
  const sketchById = (id: string): Sketch | undefined => {
    const report = byId.get(id);
    return report === undefined ? undefined : sketchOf(report);
  };
  const matches = pairs.flatMap(([first, second]) => {
    const [a, b] = [byId.get(first), byId.get(second)];
    if (a === undefined || b === undefined) return [];
    const tie = tieBetween(a, b);
    return tie === null ? [] : [{ a: first, b: second, tie }];
  });
  const sets = makeSets();
  for (const match of matches) if (match.tie === "whole") sets.union(match.a, match.b);
  const compilations = joinParts({ matches, sets, sketch: sketchById });
  const families = groupsOf([...byId.keys()], sets).filter((group) => group.length > 1);
  const records = families.map((group) => {
    const members = group.flatMap((id) => byId.get(id) ?? []);
    return familyRecord(members);
  });
  const told = [...compilations, ...records.flatMap(familyWarning)];
  return {
    links: records.flatMap(copyLinks),
    records,
    warningRecords: warningRecords(told, []),
    warnings: [...warnings, ...told],
  };
};

/** Each member's root and how it came from it; for `resolveClaims`. */
export const familiesOf = (records: readonly CopiesRecord[]): Families =>
  new Map(
    records.flatMap((record) =>
      record.members.map((member): [string, FamilyMember] => [
        member.id,
        { root: record.root, how: member.how },
      ]),
    ),
  );

/**
 * True for two reports that share a key and may come to be in one family, whatever a person says of
 * where either comes from.
 */
export const mayBeCopies = (a: ResolvableReport, b: ResolvableReport): boolean =>
  a.reading.original !== null || b.reading.original !== null || tieBetween(a, b) !== null;

// "whole": one text in two dresses; "part": one stands within the other; "names": a stated
// translation or summary of the other that keeps its names and numbers.
const tieBetween = (a: ResolvableReport, b: ResolvableReport): Match["tie"] | null => {
  const [sketchA, sketchB] = [sketchOf(a), sketchOf(b)];
  const likeness = likenessOf(sketchA, sketchB);
  const tiny = Math.min(sketchA.runs.length, sketchB.runs.length) < FEWEST_RUNS;
  // One stands in the other, which says much more: an excerpt, or one piece of a compilation.
  if (!tiny && likeness.contained >= 0.8 && likeness.jaccard < 0.6) return "part";
  const named = likeness.jaccard >= MOSTLY || keepNames(sketchA, sketchB);
  if (isWhole(likeness, named) && !(tiny && haveOtherTitles(a, b))) return "whole";
  if (statesOrigin(a, b) && namesKept(sketchA, sketchB) >= 0.5) return "names";
  if (statesOrigin(b, a) && namesKept(sketchB, sketchA) >= 0.5) return "names";
  return !tiny && likeness.contained >= 0.6 ? "part" : null;
};

const isWhole = (likeness: Likeness, named: boolean): boolean =>
  (likeness.jaccard >= 0.999 && likeness.sharedRuns > 0) ||
  (likeness.jaccard >= 0.25 && likeness.sharedRuns >= FEWEST_RUNS && named) ||
  likeness.quotedWords >= 40 ||
  (likeness.quotations >= 2 && likeness.quotedWords >= 20);

// Outlets tell every death in the same sentences; what is taken over keeps its names and numbers.
const keepNames = (a: Sketch, b: Sketch): boolean =>
  Math.max(namesKept(a, b), namesKept(b, a)) >= NAMES_KEPT;

// A few words under two headlines are a notice of the site, not a text that was taken over.
const haveOtherTitles = (a: ResolvableReport, b: ResolvableReport): boolean => {
  const [first, second] = [fold(a.reading.title ?? ""), fold(b.reading.title ?? "")];
  return first !== "" && second !== "" && first !== second;
};

/** True where `copy` says it comes from the outlet of `root`, on its day where it says one. */
const statesOrigin = (copy: ResolvableReport, root: ResolvableReport): boolean => {
  const original = copy.reading.original;
  if (original === null || original.outlet === null || root.reading.outlet === null) return false;
  if (fold(original.outlet) !== fold(root.reading.outlet)) return false;
  return original.published === null || original.published === root.reading.published;
};

// A text that holds parts of several families is a compilation: it joins none, or it would make all one.
const joinParts = ({
  matches,
  sets,
  sketch,
}: {
  matches: readonly Match[];
  sets: Sets;
  sketch: (id: string) => Sketch | undefined;
}): readonly ResolveWarning[] => {
  const size = (id: string): number => sketch(id)?.runs.length ?? 0;
  const partsByHolder = new Map<string, string[]>();
  for (const { a, b, tie } of matches) {
    if (tie === "whole") continue;
    const holder = size(a) > size(b) || (size(a) === size(b) && a < b) ? a : b;
    partsByHolder.set(holder, [...(partsByHolder.get(holder) ?? []), holder === a ? b : a]);
  }
  const warnings: ResolveWarning[] = [];
  const joins: (readonly [string, string])[] = [];
  for (const holder of [...partsByHolder.keys()].sort()) {
    const parts = partsByHolder.get(holder) ?? [];
    const held = distinctTexts(parts, sketch, sets);
    if (held.length < 2) for (const part of parts) joins.push([holder, part]);
    else warnings.push(compilationWarning(holder, held));
  }
  for (const [holder, part] of joins) sets.union(holder, part);
  return warnings;
};

const distinctTexts = (
  parts: readonly string[],
  sketch: (id: string) => Sketch | undefined,
  sets: Sets,
): readonly string[] => {
  const kept: string[] = [];
  for (const part of [...parts].sort()) {
    const own = sketch(part);
    const overlaps = kept.some((other) => {
      const theirs = sketch(other);
      if (sets.find(other) === sets.find(part)) return true;
      return own !== undefined && theirs !== undefined && likenessOf(own, theirs).contained >= 0.3;
    });
    if (!overlaps) kept.push(part);
    if (kept.length >= 10) break;
  }
  return kept;
};

const compilationWarning = (holder: string, held: readonly string[]): ResolveWarning => ({
  about: "compilation",
  what: `${holder} holds ${held.length} unlike texts: taken for a compilation and joined to none`,
  of: [holder, ...held].slice(0, 10),
});

const familyWarning = ({ reports, root }: CopiesRecord): readonly ResolveWarning[] =>
  reports.length <= LARGE_FAMILY
    ? []
    : [
        {
          about: "large-family",
          what: `${reports.length} texts of one origin, ${root}: resolved whole whenever one more comes`,
          of: [...new Set([root, ...reports])].slice(0, 10),
        },
      ];

const familyRecord = (members: readonly ResolvableReport[]): CopiesRecord => {
  const { root, why } = chooseRoot(members);
  const rootSketch = sketchOf(root);
  const described = members.map((member) => {
    if (member === root) return { id: member.report, how: "root" as const, why, changed: [] };
    const memberSketch = sketchOf(member);
    const { how, reason } = howCopied(member, { root, sketch: memberSketch, rootSketch });
    const changed = changedFrom({ how, member, root, sketch: memberSketch, rootSketch });
    return { id: member.report, how, why: reason, changed };
  });
  const ids = members.map((member) => member.report).sort(order);
  return {
    kind: "copies",
    id: recordIdOf("c", captureLike(ids[0] ?? root.report)),
    reports: ids,
    root: root.report,
    why,
    members: described.sort((a, b) => order(a.id, b.id)),
  };
};

const howCopied = (
  member: ResolvableReport,
  { root, sketch, rootSketch }: { root: ResolvableReport; sketch: Sketch; rootSketch: Sketch },
): { readonly how: CopyHow; readonly reason: string } => {
  const likeness = likenessOf(sketch, rootSketch);
  const share = `${Math.round(likeness.jaccard * 100)} % of word runs shared`;
  const relation = member.reading.original?.relation ?? null;
  if (relation === "translation_of")
    return { how: "translation", reason: "says it is a translation" };
  if (relation === "summary_of") return { how: "digest", reason: "says it is a summary" };
  if (relation === "reprint_of" && (likeness.jaccard >= 0.6 || statesOrigin(member, root))) {
    return { how: "reprint", reason: `says it reprints; ${share}` };
  }
  if (likeness.jaccard >= 0.999)
    return { how: "exact", reason: "the same words in the same order" };
  if (likeness.jaccard >= 0.6) return { how: "edited", reason: share };
  if (likeness.contained >= 0.6 && sketch.runs.length < rootSketch.runs.length) {
    const within = Math.round(likeness.contained * 100);
    return { how: "excerpt", reason: `${within} % of its word runs stand in the root` };
  }
  const quoted = `${likeness.quotations} long quotations the same`;
  return { how: "rewrite", reason: likeness.quotations > 0 ? quoted : share };
};

const copyLinks = (record: CopiesRecord): readonly Link[] =>
  record.members
    .filter((member) => member.id !== record.root)
    .map((member) => ({
      kind: "copy-of" as const,
      from: member.id,
      to: record.root,
      why: `${member.how}: ${member.why}`,
    }));

// Near-copies are of like length and share their first words.
const likeLength = (report: ResolvableReport | undefined): string =>
  report === undefined
    ? ""
    : `${String(report.reading.text.length).padStart(9, "0")} ${report.reading.text.slice(0, 40)}`;

// In the filter a report is known by its line id, which may be any text.
const captureLike = (report: string): CaptureId => {
  const parsed = CaptureId.safeParse(report);
  return parsed.success ? parsed.data : CaptureId.parse(sha256(report).slice(0, 32));
};
