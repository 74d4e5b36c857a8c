/** What a picture of figures says, in both languages. */
import type { FigureMeasure } from "../../model/figures.ts";

export type PictureLanguage = "en" | "ko";

export type PictureWords = {
  readonly title: Readonly<Record<FigureMeasure, string>>;
  readonly by: Readonly<Record<"year" | "month", string>>;
  readonly period: (from: string | null, to: string | null) => string;
  readonly place: (name: string | null) => string;
  readonly status: Readonly<Record<"any" | "accepted", string>>;
  readonly pooled: string;
  readonly alone: string;
  readonly accounts: (least: number) => string;
  readonly bounds: string;
  readonly records: string;
  /** Where fewer records than that stand behind a period. */
  readonly few: (least: number) => string;
  readonly follows: string;
  /** What is in it from a team's own list alone; null where that is too few to be told. */
  readonly listed: (records: number | null) => string;
  /** What of such a list may be in it already, and so stands outside. */
  readonly repeats: (records: number | null) => string;
  readonly documented: string;
  readonly sample: string;
};

const english: PictureWords = {
  title: {
    incidents: "Reported incidents",
    orders: "Reported orders",
    killed: "Reported killed",
    wounded: "Reported wounded",
    missing: "Reported missing",
    detained: "Reported detained",
    executed: "Reported executed",
    suicide: "Reported to have taken their own life",
    returned: "Reported returned",
  },
  by: { year: "by year", month: "by month" },
  period: (from, to) => `Period: ${from ?? "the first date told"} to ${to ?? "the last date told"}`,
  place: (name) => `Place: ${name ?? "everywhere"}`,
  status: {
    any: "Status: all claims but rejected ones, decided on or not; leads stand outside",
    accepted: "Status: records with a claim accepted as coded faithfully, which is not belief",
  },
  pooled: "Pooling: events told together with one count are in, each group once",
  alone: "Pooling: events told together with one count are left out",
  accounts: (least) =>
    least === 0 ? "Accounts: any number" : `Accounts: resting on at least ${least}`,
  bounds: "From the lowest to the highest number reported; the dot rests on most accounts",
  records: "Records, not people",
  few: (least) => `Hollow: 1 to ${least - 1} records, whose numbers are not told`,
  follows: "The line follows how much was published: read it as reporting, not as events",
  listed: (records) =>
    `In it from a team's own list alone, accounts unknown: ${records ?? "few"} records; never summed twice`,
  repeats: (records) =>
    `Not in it: ${records ?? "few"} records of a team's own list that may be counted here already`,
  documented: "Documented, not all; as reported, not as happened",
  sample: "Teaching sample: not evidence, do not cite",
};

const korean: PictureWords = {
  title: {
    incidents: "보도된 사건",
    orders: "보도된 명령",
    killed: "사망으로 보도됨",
    wounded: "부상으로 보도됨",
    missing: "실종으로 보도됨",
    detained: "구금으로 보도됨",
    executed: "처형으로 보도됨",
    suicide: "자살로 보도됨",
    returned: "송환으로 보도됨",
  },
  by: { year: "연도별", month: "월별" },
  period: (from, to) => `기간: ${from ?? "처음 날짜"}부터 ${to ?? "마지막 날짜"}까지`,
  place: (name) => `장소: ${name ?? "모든 곳"}`,
  status: {
    any: "상태: 물리친 것을 뺀 모든 주장, 결정 여부와 무관. 단서는 빠짐",
    accepted: "상태: 보도대로 코딩되었다고 받아들인 주장이 있는 기록. 믿음과는 다름",
  },
  pooled: "묶음: 한 수로 함께 말한 사건들은 한 묶음으로 들어 있음",
  alone: "묶음: 한 수로 함께 말한 사건들은 빠짐",
  accounts: (least) => (least === 0 ? "증언: 수와 무관" : `증언: ${least}건 이상`),
  bounds: "보도된 가장 적은 수에서 가장 많은 수까지. 점은 가장 많은 증언에 근거함",
  records: "사람이 아니라 기록의 수",
  few: (least) => `빈 것: 기록 1~${least - 1}건. 수는 알리지 않음`,
  follows: "선은 보도의 양을 따릅니다. 사건이 아니라 보도로 읽으십시오",
  listed: (records) =>
    `자체 목록만이 전하는 것, 증언 수 미상: ${records === null ? "소수의 기록" : `기록 ${records}건`}. 두 번 더해지지 않음`,
  repeats: (records) =>
    `들지 않음: 이미 센 것일 수 있는 자체 목록의 ${records === null ? "소수의 기록" : `기록 ${records}건`}`,
  documented: "기록된 것일 뿐 전부가 아님. 일어난 대로가 아니라 보도된 대로",
  sample: "학습용 표본: 증거가 아니며 인용할 수 없음",
};

/** By language. */
export const pictureWords: Readonly<Record<PictureLanguage, PictureWords>> = {
  en: english,
  ko: korean,
};
