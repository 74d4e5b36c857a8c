/** `onrecord serve`: the app, for one person on this machine. */
import { existsSync } from "node:fs";
import { databasePath } from "../../format/path.ts";
import { OnrecordError } from "../../model/error.ts";
import { serve } from "../../server/serve.ts";
import { type CommandMaker, countOption, registerCommand } from "../command.ts";
import { openRegisters } from "../doors.ts";
import { registerDir } from "../open.ts";

type ServeOptions = { readonly register?: string; readonly port: number };

const PORT = 4180;

export const serveCommand: CommandMaker = ({ effects }) =>
  registerCommand("serve", "serve the app on 127.0.0.1 and print its address")
    .addOption(countOption("--port <n>", "tried first; the next free one is taken", PORT))
    .action(async (options: ServeOptions) => {
      if (options.port > 65_535) {
        const message = `Cannot serve on port ${options.port}: ports end at 65535`;
        throw new OnrecordError("usage", message);
      }
      const dir = registerDir(effects, options.register);
      const registers = openRegisters(effects, dir);
      const serving = await serve({ registers, port: options.port });
      const tellAddress = () => effects.out(`Onrecord is at ${serving.launchAddress()}\n`);
      try {
        tellAddress();
        effects.out(`Register: ${existsSync(databasePath(dir)) ? dir : `none yet in ${dir}`}\n`);
        effects.out("The address opens once; Enter prints another. Stop with Ctrl+C.\n");
        effects.stdin.on("data", tellAddress);
        await effects.interrupted();
      } finally {
        // Read no further, so that the process can end.
        effects.stdin.off("data", tellAddress).pause();
        await serving.close();
        await registers.close();
      }
    });
