/** A question for a reason, as it is put. */
export type ReasonQuestion = {
  readonly title: string;
  /** What follows from the decision, in one sentence; null where the title says it all. */
  readonly what: string | null;
  /** Reasons to take by number, the commonest first. */
  readonly choices: readonly string[];
};

type Asked = ReasonQuestion & { readonly answer: (reason: string | null) => void };

const asking = $state<{ now: Asked | null }>({ now: null });

/** The question that is open, for `reason-dialog.svelte`. */
export const askedNow = (): Asked | null => asking.now;

/** Asks for a reason; null where the person thought better of it. */
export function askReason(question: ReasonQuestion): Promise<string | null> {
  asking.now?.answer(null);
  return new Promise((resolve) => {
    asking.now = {
      ...question,
      answer: (reason) => {
        asking.now = null;
        resolve(reason);
      },
    };
  });
}
