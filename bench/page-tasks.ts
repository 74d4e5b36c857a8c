/** The tasks of a page's main thread, as the browser traces them. */
import type { Page } from "playwright-core";
import * as z from "zod";

type Task = { readonly clockMs: number; readonly processorMs: number };

/** Every task of the page's main thread while `work` goes on, as the browser traces them. */
const traced = async (page: Page, work: () => Promise<void>): Promise<readonly Task[]> => {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value) events.push(TraceEvent.parse(event));
  });
  const ended = new Promise<void>((resolve) =>
    session.once("Tracing.tracingComplete", () => resolve()),
  );
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "__metadata"] },
  });
  await work();
  await session.send("Tracing.end");
  await ended;
  await session.detach();
  const threads = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ name, pid, tid }) => /RunTask$/.test(name) && threads.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ clockMs: dur / 1000, processorMs: tdur / 1000 }));
};

const TraceEvent = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
  args: z.object({ name: z.unknown() }).partial().optional(),
});
type TraceEvent = z.infer<typeof TraceEvent>;

/** Tells the longest task by the processor's time, since other work on the machine lengthens it by the clock. */
export const measureTasks = async (
  what: string,
  page: Page,
  work: () => Promise<void>,
): Promise<number> => {
  const tasks = await traced(page, work);
  const longest = (times: readonly number[]) => Math.round(Math.max(0, ...times));
  const processor = longest(tasks.map(({ processorMs }) => processorMs));
  const clock = longest(tasks.map(({ clockMs }) => clockMs));
  const over = tasks.filter(({ processorMs }) => processorMs > 50).length;
  process.stdout.write(
    `${what}: longest task ${processor} ms of processor, ${clock} by the clock; ${over} over 50\n`,
  );
  return processor;
};
