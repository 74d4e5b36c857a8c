import { client, refuse } from "../../client.ts";

export { readCodebook } from "../coding/asking.ts";

type Edits = ReturnType<typeof client>["codebook"]["edits"];
/** An entry in other words, with the reason. */
export type EditDraft = Parameters<Edits["$post"]>[0]["json"];

/** Words an entry anew; gives the decision, to be taken back. */
export async function editEntry(draft: EditDraft) {
  const response = await client().codebook.edits.$post({ json: draft });
  return response.ok ? (await response.json()).ref : refuse(response);
}
