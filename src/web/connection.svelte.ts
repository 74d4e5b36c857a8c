/** Whether the program behind this page answers, and whether it knows this browser. */
export type Connection = "good" | "offline" | "signed-out";

let state = $state<Connection>("good");

/** How it was with the latest answer. */
export const connectionNow = (): Connection => state;

/** Told by the client after every request. */
export function tellConnection(now: Connection): void {
  state = now;
}
