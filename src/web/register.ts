import { type Page, parseRoute, type RegisterName, toHash } from "./route.ts";

/** The register that the address names; a page of one never asks the other. */
export const registerInUse = (): RegisterName => parseRoute(location.hash).register;

/** The address of a page of the register in use. */
export const linkTo = (page: Page): string => toHash({ register: registerInUse(), page });

/** Goes to a page of the register in use; the way back leads here. */
export function goTo(page: Page): void {
  location.assign(linkTo(page));
}
