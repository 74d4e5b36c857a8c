/** 읽는 방. */
export const words = {
  back: "보도",
  margin: "이 보도의 주장",
  noClaims: "이 보도에서 제안된 주장이 없습니다.",
  says: "말한 이: {{who}}",
  unread: "온 그대로 보존함({{bytes}}바이트), 읽지 않음: {{why}}",
  noReason: "이유는 언급되지 않음",
  around: "본문 주변({{count}})",
  veiled: "가린 대목: {{reason}}",
  lead: "단서: 출처를 알 수 없음",
  withdrawn: "철회됨",
};
