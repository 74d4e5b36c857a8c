import type { FiguresQuestion } from "../../../model/figures.ts";
import { client, refuse } from "../../client.ts";
import type { ListedPlace } from "../in-force/asking.ts";

/** All that can be asked, a place by its key; `asked.ts` reads it from an address. */
export type Asked = Omit<FiguresQuestion, "place"> & { readonly place: string | null };

export type Figures = Awaited<ReturnType<typeof readFigures>>;
export type Sum = Figures["total"];
export type Measure = Asked["measure"];

/** Counts of what is documented, with the question they answer; a key of no place there is asks of everywhere. */
export async function readFigures(asked: Asked, places: readonly ListedPlace[]) {
  const json = { ...asked, place: places.find(({ key }) => key === asked.place)?.id ?? null };
  const response = await client().figures.ask.$post({ json });
  if (!response.ok) return refuse(response);
  return (await response.json()).figures;
}
