/** Worlds that would link everything, of any size. */
import type { CompactReport } from "./world.ts";

const OUTLETS = ["North Wire", "River Post", "Border Monitor"];

/** Words that no other number has. */
export const wordsOf = (number: number, many: number): string =>
  Array.from({ length: many }, (_, at) => `word${number}n${at}`).join(" ");

/** The outlet of a number, of three that take turns. */
export const outletOf = (at: number): string => OUTLETS[at % OUTLETS.length] ?? "";

/** One text by fifty outlets, in each with another word. */
export const nearCopy = (at: number): CompactReport => ({
  ...{ id: `copy ${at}`, outlet: `Outlet ${at % 50}`, published: "2021-03-05" },
  title: "Shot at the dike",
  text: `Guards by the dike killed Teodor Mehl. ${wordsOf(0, 80)} word${at} was heard. ${wordsOf(1, 40)}.`,
  claims: [
    {
      ...{ says: "Guards by the dike killed Teodor Mehl", main: true, when: "2021-03-04" },
      ...{ where: "north/ost", killed: 1 },
    },
  ],
});

/** An event like no other. */
export const eventOf = (at: number): CompactReport => {
  const says = `Guards killed Mann${at} Sonn${at} near Ort${at}`;
  const when = `2020-${String(1 + (at % 12)).padStart(2, "0")}-05`;
  return {
    ...{ id: `event ${at}`, outlet: outletOf(at), published: "2021-03-20" },
    text: `${says}. ${wordsOf(at, 40)}.`,
    claims: [{ says, main: true, when, where: `Ort${at}`, killed: 1 }],
  };
};

/** A report that repeats all of these. */
export const digestOf = (events: readonly CompactReport[]): CompactReport => ({
  ...{ id: "digest", outlet: "Year Book", published: "2021-04-01" },
  text: events.map(({ text }) => text).join("\n"),
  claims: events.flatMap(({ claims = [] }) => claims.map((claim) => ({ ...claim, main: false }))),
});

/** Another event of one outlet, told in the same sentence as all others. */
export const formulaic = (at: number): CompactReport => {
  const day = `2021-03-${String(1 + (at % 28)).padStart(2, "0")}`;
  const says =
    "The office said that the man was shot and killed by guards of the county that night";
  return {
    ...{ id: `note ${at}`, outlet: "North Wire", published: day, title: `Note ${at}` },
    text: `${says}. Mann${at} Sonn${at} of Ort${at} was named. ${wordsOf(at, 40)}.`,
    claims: [{ says, main: true, when: day, where: `Ort${at}`, killed: 1 }],
  };
};
