/**
 * Signed notes (C2SP signed-note) with Ed25519 keys. Notes and keys come from outside: whatever
 * does not follow the format to the letter is refused.
 */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";
import { OnrecordError } from "../model/error.ts";
import { maybeBase64 } from "./base64.ts";

/** `skey` signs and never leaves this machine; `vkey` verifies and is given to everyone. */
export type NoteKey = { readonly skey: string; readonly vkey: string };

/** One signature line, not yet verified. */
export type NoteSignature = {
  readonly name: string;
  /** First 4 bytes of the key id, as 8 hex digits. */
  readonly keyId: string;
  readonly signature: Uint8Array;
};

/** A note taken apart, not yet verified. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** A note of which at least one signature verified; `by` are the verifier keys that did. */
export type VerifiedNote = { readonly text: string; readonly by: readonly string[] };

/** A key pair from 32 random bytes; `name` says whose key it is, e.g. "onrecord/…". */
export const makeKey = (name: string, seed: Uint8Array): NoteKey => {
  if (!isKeyName(name)) throw refuse("make a key", `the name "${name}" has a space or a plus`);
  if (seed.length !== KEY_BYTES) throw refuse("make a key", "the seed is not 32 bytes");
  const publicKey = publicBytes(privateKeyOf(seed));
  const id = keyIdOf(name, publicKey);
  return {
    skey: `PRIVATE+KEY+${name}+${id}+${withAlgorithm(seed)}`,
    vkey: `${name}+${id}+${withAlgorithm(publicKey)}`,
  };
};

/** The verifier key of a private key. */
export const vkeyOf = (skey: string): string => {
  const { name, seed } = parsePrivateKey(skey);
  return makeKey(name, seed).vkey;
};

/** The note: text, empty line, one signature. The text ends with a newline and is kept as it is. */
export const signNote = (text: string, skey: string): string => {
  checkText(text);
  const { name, id, seed } = parsePrivateKey(skey);
  const signature = sign(null, Buffer.from(text), privateKeyOf(seed));
  const line = Buffer.concat([Buffer.from(id, "hex"), signature]).toString("base64");
  return `${text}\n\u2014 ${name} ${line}\n`;
};

/** Splits a note without verifying anything; throws "bad-input" where it is not well formed. */
export const parseNote = (note: string): Note => {
  if (note.length > MAX_NOTE_UNITS) throw refuse("read a note", "it is over 1,000,000 characters");
  const split = note.lastIndexOf("\n\n");
  if (split < 0) throw refuse("read a note", "no empty line stands before signatures");
  const text = note.slice(0, split + 1);
  checkText(text);
  const block = note.slice(split + 2);
  if (!block.endsWith("\n")) throw refuse("read a note", "it does not end with a newline");
  const lines = block.slice(0, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) throw refuse("read a note", "it has over 100 signatures");
  return { text, signatures: lines.map(parseSignature) };
};

/**
 * Throws "bad-input" unless at least one of these keys signed the note and none of them signed
 * badly; signatures by other keys are passed over.
 */
export const verifyNote = (note: string, vkeys: readonly string[]): VerifiedNote => {
  const { text, signatures } = parseNote(note);
  const keys = vkeys.map((vkey) => ({ vkey, ...parseVerifierKey(vkey) }));
  const by = new Set<string>();
  for (const { name, keyId, signature } of signatures) {
    const candidates = keys.filter((key) => key.name === name && key.id === keyId);
    for (const { vkey, publicKey } of candidates) {
      if (!verify(null, Buffer.from(text), publicKeyOf(publicKey), signature)) {
        throw refuse("verify a note", `the signature of "${name}" is not of this text`);
      }
      by.add(vkey);
    }
  }
  if (by.size === 0) throw refuse("verify a note", "none of the given keys signed it");
  return { text, by: [...by] };
};

/** Throws "bad-input" unless the text is a well-formed Ed25519 verifier key whose id fits. */
export const parseVerifierKey = (
  vkey: string,
): { readonly name: string; readonly id: string; readonly publicKey: Uint8Array } => {
  const { name, id, bytes } = parseKeyText("verifier key", vkey);
  if (keyIdOf(name, bytes) !== id) throw refuse("read a verifier key", "its id is not of its key");
  return { name, id, publicKey: bytes };
};

const ED25519 = 1;
const KEY_BYTES = 32;
const MAX_NOTE_UNITS = 1_000_000;
const MAX_SIGNATURES = 100;
const PRIVATE_PREFIX = "PRIVATE+KEY+";
/** DER before the 32 bytes of an Ed25519 key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

const parsePrivateKey = (skey: string) => {
  // Never quote a private key in a message.
  if (!skey.startsWith(PRIVATE_PREFIX))
    throw refuse("read a private key", "it does not start as one");
  const { name, id, bytes } = parseKeyText("private key", skey.slice(PRIVATE_PREFIX.length));
  if (keyIdOf(name, publicBytes(privateKeyOf(bytes))) !== id) {
    throw refuse("read a private key", "its id is not of its key");
  }
  return { name, id, seed: bytes };
};

const parseKeyText = (what: string, text: string) => {
  // The name has no plus, so the first two end it and the id; base64 may hold more.
  const [, name = "", id = "", encoded = ""] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text) ?? [];
  const key = maybeBase64(encoded);
  if (!isKeyName(name) || key === null || key.length !== 1 + KEY_BYTES || key[0] !== ED25519) {
    throw refuse(`read a ${what}`, "it is not name+id+base64 of an Ed25519 key");
  }
  return { name, id, bytes: key.subarray(1) };
};

const parseSignature = (line: string): NoteSignature => {
  const [, name = "", encoded = ""] = /^\u2014 ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  const bytes = maybeBase64(encoded);
  if (!isKeyName(name) || bytes === null || bytes.length < 5) {
    throw refuse("read a note", "a signature line is not well formed");
  }
  const keyId = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  return { name, keyId, signature: bytes.subarray(4) };
};

const checkText = (text: string): void => {
  if (!text.endsWith("\n")) throw refuse("read a note", "its text does not end with a newline");
  if (!text.isWellFormed()) throw refuse("read a note", "its text is not well-formed Unicode");
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 && unit !== 0x0a)
      throw refuse("read a note", "its text holds a control character");
  }
};

const isKeyName = (name: string): boolean =>
  name !== "" && name.isWellFormed() && !/[\s+\p{Cc}]/u.test(name);

const keyIdOf = (name: string, publicKey: Uint8Array): string =>
  hash(
    "sha256",
    Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), publicKey]),
    "hex",
  ).slice(0, 8);

const withAlgorithm = (bytes: Uint8Array): string =>
  Buffer.concat([Buffer.of(ED25519), bytes]).toString("base64");

const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });

const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI_PREFIX, bytes]), format: "der", type: "spki" });

const publicBytes = (key: KeyObject): Uint8Array =>
  createPublicKey(key).export({ format: "der", type: "spki" }).subarray(SPKI_PREFIX.length);

const refuse = (what: string, state: string): OnrecordError =>
  new OnrecordError("bad-input", `Cannot ${what}: ${state}, give one as its signer made it`);
