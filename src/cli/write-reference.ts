/** `npm run docs`: writes docs/cli.md, docs/http-api.md and docs/formats/fields.md. */
import { writeFileSync } from "node:fs";
import { renderHttpReference } from "../server/reference.ts";
import { fieldsReference } from "./fields-reference.ts";
import { cliReference } from "./reference.ts";

const docs = new URL("../../docs/", import.meta.url);
writeFileSync(new URL("cli.md", docs), await cliReference());
writeFileSync(new URL("http-api.md", docs), renderHttpReference());
writeFileSync(new URL("formats/fields.md", docs), fieldsReference());
