import assert from "node:assert/strict";
import { test } from "node:test";
import { phrasesOf, ruleFinder, tokensOf } from "../../src/read/phrases.ts";

const phrases = phrasesOf(["read in *", "# comments", "share", "related :", "댓글", "무단 전재"]);

test("isIn() finds a phrase when it stands anywhere, and Korean ones with their particles", () => {
  assert.ok(phrases.isIn(tokensOf("You may share it")));
  assert.ok(phrases.isIn(tokensOf("이 글의 무단 전재를 금합니다")));
  assert.ok(!phrases.isIn(tokensOf("He took shares in a mill")));
  assert.ok(!phrases.isIn(tokensOf("전재 무단")));
});

test("begins() finds a phrase only when the line starts with it, after a sign or not", () => {
  assert.ok(phrases.begins(tokensOf("Related: ferry halted")));
  assert.ok(phrases.begins(tokensOf("▶ Share this")));
  assert.ok(!phrases.begins(tokensOf("Related ferries were halted")));
  assert.ok(!phrases.begins(tokensOf("We share this")));
});

test("isWhole() finds a phrase only when it is the line, numbers and gaps filled", () => {
  assert.ok(phrases.isWhole(tokensOf("Read in Korean")));
  assert.ok(phrases.isWhole(tokensOf("1,204 Comments:")));
  assert.ok(!phrases.isWhole(tokensOf("Comments")));
  assert.ok(!phrases.isWhole(tokensOf("댓글은 삭제된다")));
});

test("makesUp() fits a line when phrases and numbers are all of it", () => {
  assert.ok(phrases.makesUp(tokensOf("Share | 3 | 댓글")));
  assert.ok(!phrases.makesUp(tokensOf("Share the boat")));
  assert.ok(!phrases.makesUp(tokensOf("3")));
  assert.ok(!phrases.makesUp([]));
});

test("ruleFinder() gives the first rule of the list when several fit", () => {
  const find = ruleFinder([
    { phrase: "all rights reserved", place: "has", value: "rights" },
    { phrase: "copyright", place: "starts", value: "copyright" },
    { phrase: "gone", place: "whole", value: "error" },
  ]);
  assert.equal(find(tokensOf("Copyright 2015. All rights reserved.")), "rights");
  assert.equal(find(tokensOf("Copyright 2015")), "copyright");
  assert.equal(find(tokensOf("Under copyright")), null);
  assert.equal(find(tokensOf("Gone.")), "error");
  assert.equal(find(tokensOf("The boat is gone.")), null);
});
