import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { byteOrderOf, mediaOf } from "../../src/format/media.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, order: "le" | "be"): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1)
    view.setUint16(at * 2, text.charCodeAt(at), order === "le");
  return bytes;
}

const ENGLISH = "The ferry was stopped for a week.\r\n";
const KOREAN = "나루터가 한 주 동안 닫혔다고 주민들이 말했다. 대장은 답하지 않았다.\n";

test("mediaOf() says empty when there are no bytes", () => {
  assert.equal(mediaOf(new Uint8Array()), "empty");
});

test("mediaOf() says text when the bytes are text in any of the usual encodings", () => {
  for (const text of [ENGLISH, KOREAN, ENGLISH + KOREAN]) {
    assert.equal(mediaOf(utf8(text)), "text");
    assert.equal(mediaOf(utf8(`\ufeff${text}`)), "text");
    for (const order of ["le", "be"] as const) {
      assert.equal(mediaOf(utf16(text, order)), "text", `${order} ${text}`);
      assert.equal(mediaOf(utf16(`\ufeff${text}`, order)), "text", `${order} with mark ${text}`);
    }
  }
  assert.equal(mediaOf(new Uint8Array([0xb3, 0xaa, 0xb7, 0xe7, 0xc5, 0xcd, 0x0a])), "text"); // EUC-KR
});

test("mediaOf() says html when a page's tags come first, after comments and declarations too", () => {
  const pages = [
    "<!DOCTYPE html><p>a",
    "\n <html>",
    "<!-- made by hand -->\n<head>",
    "<p>Ferry</p>",
  ];
  for (const page of pages) {
    assert.equal(mediaOf(utf8(page)), "html", page);
    assert.equal(mediaOf(utf8(`\ufeff${page}`)), "html", page);
    assert.equal(mediaOf(utf16(`\ufeff${page}`, "le")), "html", page);
  }
});

test("mediaOf() says text when tags only stand within the words", () => {
  for (const text of ["He wrote <html> on it.", "<3 the ferry", "<unknown> said so", "a < b"]) {
    assert.equal(mediaOf(utf8(text)), "text", text);
  }
});

test("mediaOf() says binary when the bytes are a picture, an archive or noise", () => {
  const files = [
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a],
    [0x50, 0x4b, 3, 4, 20, 0],
    [...utf8("%PDF-1.7\nall ASCII here")],
    [1, 2, 3, 4, 5, 6, 7, 8],
    [65, 66, 0, 0, 0, 67, 68, 69, 70],
    Array.from({ length: 4_096 }, (_, at) => (at * 197 + (at >> 3) * 89) % 256),
  ];
  for (const file of files)
    assert.equal(mediaOf(new Uint8Array(file)), "binary", String(file.slice(0, 6)));
});

test("byteOrderOf() finds no order when text is in UTF-8, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const words = text.replaceAll("\u0000", "");
      assert.equal(byteOrderOf(utf8(words)), null);
    }),
  );
});

test("mediaOf() says something and does not throw when the bytes are anything", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.ok(["text", "html", "empty", "binary"].includes(mediaOf(bytes)));
    }),
  );
});
