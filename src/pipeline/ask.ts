/**
 * Asks a model on this machine what reports claim. It is shown each text as anyone is, with veils in
 * place of sensitive words; of its answer only what rests on words of the text is kept, and what
 * comes of that are proposals.
 */
import { type AskLimits, askModel } from "../ask/ask.ts";
import { tellAskFault } from "../ask/ask-fault.ts";
import type { Endpoint } from "../ask/endpoint.ts";
import { locateAnswer } from "../extract/model/locate.ts";
import { PROMPT_VERSION, questionOf } from "../extract/model/question.ts";
import { sha256 } from "../format/hash.ts";
import type { Answer, Dropped, ModelName } from "../model/answer.ts";
import type { Codebook } from "../model/codebook.ts";
import { OnrecordError } from "../model/error.ts";
import type { CaptureId } from "../model/ids.ts";
import type { ShownReading, View, WriteTransaction } from "../store/store.ts";
import { addedDrops, claimsOfAnswer } from "./answers.ts";
import { type Path, settingOf } from "./path.ts";
import { appendDerived, compareDerived, deriveAgain, seedsOf } from "./rederive.ts";
import { settle } from "./settle.ts";

/** Which model is asked, where and for how long. */
export type Asking = {
  readonly model: ModelName;
  readonly endpoint: Endpoint;
  readonly limits: AskLimits;
  readonly signal: AbortSignal;
};

/** What became of one report. */
export type AskOutcome = { readonly capture: CaptureId; readonly name: string } & (
  | {
      readonly kind: "asked";
      /** Claims that its answer gives, those among them that the rules propose too included. */
      readonly claims: number;
      readonly dropped: Dropped;
    }
  /** The same model answered the same question about the same text already. */
  | { readonly kind: "known" }
  | { readonly kind: "failed"; readonly error: OnrecordError }
);

/** A longer text is beyond what models on an ordinary computer take in. */
const MOST_UNITS = 200_000;

/**
 * @throws OnrecordError "not-allowed" where the register does not allow asking
 */
export const requireAskingAllowed = async (view: View): Promise<void> => {
  const { allowed } = await view.facts();
  if (allowed.includes("asking")) return;
  const hint = 'allow it with "onrecord allow asking"';
  throw new OnrecordError(
    "not-allowed",
    `Cannot ask a model: this register does not allow it, ${hint}`,
  );
};

/**
 * Asks about one report after another; each answer is durable before the next report is asked about.
 * Stops between two reports where the signal says so.
 */
export async function* ask(
  path: Path,
  reports: readonly CaptureId[],
  { again, ...asking }: Asking & { readonly again: boolean },
): AsyncGenerator<AskOutcome> {
  const { store } = path;
  await store.requireMaterialOpen();
  await requireAskingAllowed(store.view);
  for (const capture of reports) {
    if (asking.signal.aborted) return;
    const row = await store.view.capture(capture);
    if (row === null) continue; // erased by another process meanwhile
    const { name } = row;
    if (!again && (await isAnswered(path, capture, asking.model))) {
      yield { kind: "known", capture, name };
      continue;
    }
    const answer = await answerAbout(path, capture, asking);
    if (answer instanceof OnrecordError) yield { kind: "failed", capture, name, error: answer };
    else yield await keep(path, { capture, name, answer });
  }
}

const isAnswered = async (path: Path, id: CaptureId, model: ModelName): Promise<boolean> => {
  const text = (await path.store.material.reading(id))?.reading.text;
  const answers = await path.store.material.answers(id);
  return answers.some(
    (one) =>
      one.model === model &&
      one.prompt === PROMPT_VERSION &&
      text !== undefined &&
      one.text === sha256(text),
  );
};

const answerAbout = async (
  { store, codebook }: Path,
  id: CaptureId,
  asking: Asking,
): Promise<Answer | OnrecordError> => {
  const shown = await store.view.reading(id);
  const stored = await store.material.reading(id);
  if (shown === null || stored === null || stored.state !== "active") {
    return new OnrecordError("not-found", "Cannot ask about it: it has no text, or is withdrawn");
  }
  const located = await askAbout(shown.reading, { codebook, ...asking });
  if (located instanceof OnrecordError) return located;
  return toAnswer(asking.model, stored.reading.text, located);
};

/** An answer with what it was asked, and of which text. */
export const toAnswer = (
  model: ModelName,
  text: string,
  located: Pick<Answer, "claims" | "dropped">,
): Answer => ({ model, prompt: PROMPT_VERSION, text: sha256(text), ...located });

/** Asks about a text as it may be shown: whoever calls has veiled it. What goes wrong is given, not thrown. */
export const askAbout = async (
  { text: shown, published, original, blocks }: ShownReading["reading"],
  { codebook, model, endpoint, limits, signal }: Asking & { readonly codebook: Codebook },
): Promise<Pick<Answer, "claims" | "dropped"> | OnrecordError> => {
  if (shown.length > MOST_UNITS) {
    const state = `its text has ${shown.length} characters, a model is asked about ${MOST_UNITS} at most`;
    return new OnrecordError("too-large", `Cannot ask about it: ${state}`);
  }
  const day = original?.published ?? published;
  const question = questionOf({ shown, published: day }, codebook);
  const answer = await askModel({ model, ...question }, { endpoint, limits, signal });
  if (answer.kind === "fault") return tellAskFault(answer.fault, answer.status);
  return (
    locateAnswer(answer.content, { shown, blocks }, codebook) ?? tellAskFault("malformed", null)
  );
};

type Kept = Pick<AskOutcome, "capture" | "name"> & { readonly answer: Answer };

const keep = async (path: Path, { capture, name, answer }: Kept): Promise<AskOutcome> =>
  path.store.write(async (transaction) => {
    const { material } = transaction;
    const stored = await material.reading(capture);
    if (stored === null || stored.state !== "active") return gone({ capture, name });
    const sensitive = stored.sensitive;
    const { codebook, data } = path;
    const text = { capture, reading: stored.reading, sensitive, codebook, data };
    const { claims, drops } = claimsOfAnswer(answer, text);
    const whole = { ...answer, dropped: addedDrops(answer.dropped, drops) };
    const others = (await material.answers(capture)).filter(({ model }) => model !== answer.model);
    const answers = [...others, whole].sort((a, b) => (a.model < b.model ? -1 : 1));
    await putAnswers(transaction, path, { capture, answers });
    return { kind: "asked", capture, name, claims: claims.length, dropped: whole.dropped };
  });

const gone = (about: Pick<AskOutcome, "capture" | "name">): AskOutcome => {
  const state = "it was withdrawn or erased while the model thought";
  return {
    ...about,
    kind: "failed",
    error: new OnrecordError("not-found", `Cannot keep the answer: ${state}`),
  };
};

const putAnswers = async (
  transaction: WriteTransaction,
  path: Path,
  { capture, answers }: { readonly capture: CaptureId; readonly answers: readonly Answer[] },
): Promise<void> => {
  const { material } = transaction;
  const item = await deriveAgain(path, capture, { material, answers });
  if (item === null) return;
  // Where nothing differs the answer is kept all the same, so that nobody need ask again.
  const nothing = { capture, reading: false, claims: { added: [], changed: [], retired: [] } };
  const told = (await compareDerived(material, item)) ?? nothing;
  await appendDerived(transaction, path, { item, told, answers });
  await settle(transaction, seedsOf([told]), settingOf(path));
};
