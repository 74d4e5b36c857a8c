/** The worker's side of the pool: errors lose their class and code between threads, so ours travel as values. */
import { type ErrorCode, isOnrecordError } from "../model/error.ts";

export type Failure = {
  readonly kind: "onrecord-failure";
  readonly code: ErrorCode;
  readonly message: string;
};

/** Wraps what a worker module exports, so that the pool can throw its `OnrecordError` again, code and all. */
export const task =
  <T, R>(work: (input: T) => R | Promise<R>): ((input: T) => Promise<R | Failure>) =>
  async (input) => {
    try {
      return await work(input);
    } catch (error) {
      if (!isOnrecordError(error)) throw error;
      return { kind: "onrecord-failure", code: error.code, message: error.message };
    }
  };

/** True for an answer by which `task` reports an `OnrecordError`. */
export const isFailure = (answer: unknown): answer is Failure =>
  typeof answer === "object" &&
  answer !== null &&
  "kind" in answer &&
  answer.kind === "onrecord-failure";
