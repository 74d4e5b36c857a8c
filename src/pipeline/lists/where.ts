/** The place of a row: the finest that its cells name, told apart by those that stand beside it. */
import type { CodedField } from "../../model/coding.ts";
import type { RuleData } from "../../model/data.ts";
import type { ListColumn, UnfitReason } from "../../model/list.ts";
import type { Span } from "../../model/passage.ts";
import type { Place } from "../../model/place.ts";
import { depthOf, placesTogether } from "./places.ts";
import { type Candidate, type CellReading, placeCandidates } from "./values.ts";

type Cell = {
  readonly column: ListColumn;
  readonly index: number;
  readonly span: Span;
  readonly words: string;
  readonly reading: CellReading;
};

type Note = (
  cell: Pick<Cell, "index" | "words">,
  why: UnfitReason,
  candidates: readonly Candidate[],
) => void;

/** None where no cell names a place; the words alone where no gazetteer has it. */
export const placeOfCells = (
  cells: readonly Cell[],
  data: RuleData,
  note: Note,
): readonly CodedField[] => {
  const named = cells.filter(({ column, reading }) => column.field === "where" && isNamed(reading));
  if (named.length === 0) return [];
  const together = placesTogether(named.map(({ reading }) => placesOf(reading)));
  let finest: Place | null = null;
  for (const [at, cell] of named.entries()) {
    const places = together[at] ?? [];
    if (places.length > 1) note(cell, "several-places", placeCandidates(places, data));
    const [place] = places;
    if (place === undefined || places.length > 1) continue;
    if (finest === null || depthOf(place) > depthOf(finest)) finest = place;
  }
  const words = [...new Set(named.map((cell) => cell.words))].filter((one) => one !== "");
  return [
    {
      field: "where",
      item: 0,
      value: {
        type: "place",
        words: words.join(", ") || (finest?.name ?? ""),
        place: finest?.id ?? null,
        side: "unknown",
      },
      passages: named.map(({ span }) => span),
    },
  ];
};

const isNamed = (reading: CellReading): boolean =>
  reading.kind === "place" || (reading.kind === "unfit" && reading.why === "unknown-place");

const placesOf = (reading: CellReading): readonly Place[] =>
  reading.kind === "place" ? reading.places : [];
