import { createRoute, z } from "@hono/zod-openapi";
import { Ref } from "../../model/ids.ts";
import { VEIL } from "../../model/passage.ts";
import type { StoredDecision, View } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import { captureById } from "./captures.ts";
import { CaptureParam, COUNT } from "./nouns.ts";
import { answers, makePart } from "./shapes.ts";

const TranslationAnswer = z
  .object({
    /** What `undo` takes. */
    ref: Ref,
    at: z.string(),
    /** Who put it on record; null once their name is erased. */
    who: z.string().nullable(),
    start: COUNT,
    end: COUNT,
    /** The words it is of. */
    exact: z.string(),
    language: z.string(),
    /** Null where any of its words is veiled now. */
    text: z.string().nullable(),
    translator: z.string(),
    status: z.enum(["draft", "checked"]),
    /** False where the report has other words there by now. */
    stands: z.boolean(),
  })
  .openapi("Translation");

const listTranslations = createRoute({
  method: "get",
  path: "/captures/{id}/translations",
  summary: "Working translations of words of a report, in the order of its text",
  request: { params: CaptureParam },
  responses: answers(
    z.object({ translations: z.array(TranslationAnswer).readonly() }),
    "Never evidence: no search finds them and no claim rests on them.",
  ),
});

/** What people translated for those who do not read the language of a report. */
export const translationsPart = (door: Door) =>
  makePart().openapi(listTranslations, async (c) => {
    const view = await viewOf(door);
    const { id } = await captureById(view, c.req.valid("param").id);
    const shown = (await view.reading(id))?.reading.text ?? "";
    const stored = await view.decisions({ capture: id, kind: "translate" });
    const latest = new Map(
      stored.filter(({ holds }) => holds).map((one) => [targetOf(one), one] as const),
    );
    const told = await Promise.all([...latest.values()].map((one) => tell(view, one, shown)));
    const translations = told
      .flatMap((one) => one ?? [])
      .sort((a, b) => a.start - b.start || a.end - b.end || (a.language < b.language ? -1 : 1));
    return c.json({ translations }, 200);
  });

/** One passage into one language. */
const targetOf = ({ decision }: StoredDecision): string =>
  decision.decision === "translate"
    ? `${decision.passage.start} ${decision.passage.end} ${decision.language}`
    : "";

async function tell(view: View, { ref, at, by, decision }: StoredDecision, shown: string) {
  if (decision.decision !== "translate") return null;
  const { passage, language, text, translator, status } = decision;
  const { start, end, exact } = passage;
  return {
    ...{ ref, at, who: await view.personName(by), start, end, exact, language, translator, status },
    text: text.includes(VEIL) ? null : text,
    stands: shown.slice(start, end) === exact,
  };
}
