/** Coding lines through the real command, for the vectors of docs/formats/coding.md. */
import * as z from "zod";
import { Claim } from "../../src/model/claim.ts";
import { CodingLine } from "../../src/model/coding.ts";
import { openSession } from "./session.ts";

const given = { name: z.string(), text: z.string(), published: z.string(), line: z.unknown() };
/** The claim of a line, without its id. */
export const GoodCodings = z.array(
  z.object({ ...given, claim: Claim.unwrap().omit({ id: true }) }),
);
/** What keeps a line from being saved, each as field, item and problem. */
export const BadCodings = z.array(
  z.object({ ...given, problems: z.array(z.tuple([z.string(), z.int(), z.string()])) }),
);

type Given = { readonly text: string; readonly published: string; readonly line: unknown };

const Saved = z.object({ saved: z.array(z.object({ claim: z.string() })) });
const Refused = z.object({
  problems: z.array(z.array(z.object({ field: z.string(), item: z.int(), problem: z.string() }))),
});
const Reports = z.array(z.object({ id: z.string() }));
const Shown = z.object({ claim: Claim });

/** The claim, or the problems, that a line gives in a register of its own. */
export const codeLine = async ({ text, published, line }: Given) => {
  const session = openSession();
  try {
    await session.say("init", "--name", "vectors", "--person", "tester");
    const input = JSON.stringify({ id: "a", text, published, outlet: "The Courier" });
    await session.sayWith(`${input}\n`, "add", "-");
    const { out } = await session.say("reports", "--json");
    const report = Reports.parse(JSON.parse(out))[0]?.id ?? "";
    const whole = CodingLine.parse({ ...z.looseObject({}).parse(line), report });
    const said = await session.sayWith(
      JSON.stringify(whole),
      "code",
      "-",
      "--json",
      "--reason",
      "a vector",
    );
    const answer: unknown = JSON.parse(said.out);
    if (said.code !== 0) {
      const problems = Refused.parse(answer).problems.flat();
      return { problems: problems.map(({ field, item, problem }) => [field, item, problem]) };
    }
    const id = Saved.parse(answer).saved[0]?.claim ?? "";
    const shown: unknown = JSON.parse((await session.say("show", id, "--json")).out);
    const claim = Shown.safeParse(shown).data?.claim ?? Claim.parse(shown);
    const { id: _id, ...rest } = claim;
    return { claim: rest };
  } finally {
    session.end();
  }
};
