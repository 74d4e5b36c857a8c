/** `npm run docs`: writes docs/http-api.md. */
import { writeFileSync } from "node:fs";
import { renderHttpReference } from "./reference.ts";

writeFileSync(new URL("../../docs/http-api.md", import.meta.url), renderHttpReference());
