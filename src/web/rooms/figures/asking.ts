import type { FiguresQuestion } from "../../../model/figures.ts";
import { client, refuse } from "../../client.ts";

/** All that can be asked; `asked.ts` reads it from an address. */
export type Asked = Omit<FiguresQuestion, "place"> & { readonly place: string | null };

export type Figures = Awaited<ReturnType<typeof readFigures>>;
export type Sum = Figures["total"];
export type Measure = Asked["measure"];

/** Counts of what is documented, with the question they answer. */
export async function readFigures(json: Asked) {
  const response = await client().figures.ask.$post({ json });
  if (!response.ok) return refuse(response);
  return (await response.json()).figures;
}
