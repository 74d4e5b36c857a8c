import { spawn } from "node:child_process";
import { constants } from "node:os";

/** Puts a command in this one's place: same terminal, same folder, its signals and its exit code. */
export function pass(command, args) {
  const child = spawn(command, args, { stdio: "inherit" });
  // A terminal sends Ctrl-C to the whole group; the child ends first and we follow with its code.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("error", (error) => {
    process.stderr.write(`Cannot start ${command}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
