import { createRegister, openRegister } from "../../src/store/sqlite/register.ts";
import { testStore } from "../contract/store.ts";

testStore({ name: "SQLite", create: createRegister, open: openRegister });
