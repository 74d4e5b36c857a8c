/** The program `onrecord` (bin/onrecord.mjs starts it on the pinned Node). */
import { realEffects } from "./effects.ts";
import { run } from "./run.ts";

process.exitCode = await run(process.argv.slice(2), realEffects());
