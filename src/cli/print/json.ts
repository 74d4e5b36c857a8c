/** JSON for programs; whatever comes from the teaching sample says so in every object. */
import type { View } from "../../store/store.ts";

/** One line: a list of objects or one of them, each with `"teaching": true` in the teaching sample. */
export const jsonLine = async (view: View, told: object | readonly object[]): Promise<string> => {
  const isTeaching = await view.isTeaching();
  const mark = (one: object) => (isTeaching ? { ...one, teaching: true } : one);
  return `${JSON.stringify(Array.isArray(told) ? told.map(mark) : mark(told))}\n`;
};
