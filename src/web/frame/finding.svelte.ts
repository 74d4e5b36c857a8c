import { client, refuse } from "../client.ts";
import { t } from "../language/catalogue.ts";
import { tellDay } from "../language/tell.ts";
import { tellRecord, tellSetting } from "../language/tell-record.ts";
import { tellDate, tellTitle, tellWhose } from "../language/tell-report.ts";
import { learnCodes } from "../parts/codes.ts";
import { linkTo } from "../register.ts";
import { parseAsked, toSteps } from "../rooms/figures/asked.ts";
import type { Measure } from "../rooms/figures/asking.ts";
import { tellPeriod } from "../rooms/figures/tell-figures.ts";
import { asksOfOrders, measureIn } from "./questions.ts";

type Found = Awaited<ReturnType<typeof ask>>;
type Period = Found["period"];
type Place = Found["places"][number];

/** One thing found. */
export type Hit = {
  readonly id: string;
  readonly title: string;
  readonly told: string;
  /** Words around the match, as the store gives them; null where there are none. */
  readonly snippet: string | null;
  readonly href: string;
};

export type Group = {
  readonly name: "figures" | "reports" | "records" | "places" | "decisions";
  readonly hits: readonly Hit[];
};

/** While somebody types, so long is waited for the next letter, in milliseconds. */
const PAUSE_MS = 120;

/** What one looks for and what was found; gone with the box, for recent words are not kept. */
export class Finding {
  words = $state("");
  groups = $state.raw<readonly Group[]>([]);
  /** Of the reports, how many fit; null before the first answer. */
  total = $state.raw<Found["total"] | null>(null);
  failure = $state.raw<Error | null>(null);
  /** The words that the groups answer. */
  #answered = $state("");
  readonly hits: readonly Hit[] = $derived(this.groups.flatMap(({ hits }) => hits));
  /** False while what was found answers other words than those that stand there. */
  readonly isAnswered: boolean = $derived(this.words === this.#answered);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Makes ready what the first answer would otherwise wait for. */
  constructor() {
    void this.#look("");
  }

  /** Looks for the words once the person pauses. */
  type(words: string): void {
    this.words = words;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(words), PAUSE_MS);
  }

  async #look(words: string): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const [found] = await Promise.all([ask(words.trim()), learnCodes()]);
      if (turn !== this.#turn) return;
      this.failure = null;
      this.#answered = words;
      this.groups = groupsOf(found, words);
      this.total = words.trim() === "" ? null : found.total;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (turn === this.#turn) this.failure = error;
    }
  }
}

async function ask(words: string) {
  const response = await client().find.$post({ json: { words } });
  return response.ok ? response.json() : refuse(response);
}

function groupsOf(found: Found, words: string): readonly Group[] {
  const { reports, records, period } = found;
  const named = found.places.find(({ key }) => key === found.named) ?? null;
  const measure = measureIn(words);
  const day = period.from === period.to ? period.from : null;
  const on = lastDay(period);
  const places: Group = { name: "places", hits: found.places.map((one) => placeHit(one, on)) };
  // Who types a place and a day, or a place and "orders", asks what was reported in effect there.
  const isInForce = day !== null || (named !== null && asksOfOrders(words));
  const groups: readonly Group[] = [
    { name: "figures", hits: measure === null ? [] : [figuresHit(measure, period, named)] },
    ...(isInForce ? [places] : []),
    { name: "records", hits: records.map(recordHit) },
    { name: "reports", hits: reports.map(reportHit) },
    ...(isInForce ? [] : [places]),
    { name: "decisions", hits: found.decisions.map(decisionHit) },
  ];
  return groups.filter(({ hits }) => hits.length > 0);
}

/** Of a month or a year the last day, by when all that was ordered in it is told; never a day to come. */
const lastDay = ({ to }: Period): string | null => {
  const today = new Date().toLocaleDateString("sv");
  return to !== null && to > today ? today : to;
};

const figuresHit = (measure: Measure, period: Period, place: Place | null): Hit => {
  const asked = { ...parseAsked([measure]), ...period, place: place?.key ?? null };
  return {
    id: "figures",
    title: t(`figures.measures.${measure}`),
    told: [tellPeriod(period), ...(place === null ? [] : [place.name])].join(" · "),
    snippet: null,
    href: linkTo({ room: "figures", asked: toSteps(asked) }),
  };
};

const reportHit = (report: Found["reports"][number]): Hit => ({
  id: `report-${report.id}`,
  title: tellTitle(report),
  told: `${tellWhose(report)} · ${tellDate(report)}`,
  snippet: report.found?.snippet ?? null,
  href: linkTo({ room: "reading", id: report.id, claim: null }),
});

const recordHit = (record: Found["records"][number]): Hit => ({
  id: `record-${record.id}`,
  title: tellRecord(record),
  told: tellSetting(record) ?? "",
  snippet: null,
  href: linkTo({ room: "record", id: record.id }),
});

const placeHit = (place: Place, on: string | null): Hit => {
  const { id, key, name, matched, within } = place;
  const where = within.length === 0 ? [] : [within.join(", ")];
  const day = on === null ? [] : [tellDay(on)];
  return {
    id: `place-${id}`,
    title: matched === name ? name : `${matched} (${name})`,
    told: [t("frame.rooms.inForce"), ...day, ...where].join(" · "),
    snippet: null,
    href: linkTo({ room: "in-force", place: key, on, by: null, held: null }),
  };
};

const decisionHit = (decided: Found["decisions"][number]): Hit => {
  const { ref, who, at, decision, reason, capture, claim, holds } = decided;
  const day = new Date(at).toLocaleDateString(undefined, { dateStyle: "medium" });
  const state = holds ? [] : [t("frame.find.undone")];
  return {
    id: `decision-${ref}`,
    title: reason ?? decision,
    told: [decision, who ?? t("frame.find.nobody"), day, ...state].join(" · "),
    snippet: null,
    href:
      capture === null
        ? linkTo({ room: "verify" })
        : linkTo({ room: "reading", id: capture, claim }),
  };
};
