/** Why things are counted together or taken for one, in Korean: reasons as resolution gives them, in English. */
import type { CaptureTold } from "./words.ts";

/** How one report copies another. */
export const HOW_COPIED: Readonly<Record<NonNullable<CaptureTold["copied"]>, string>> = {
  root: "원문",
  exact: "같은 글",
  reprint: "전재",
  edited: "고친 사본",
  rewrite: "고쳐 쓴 글",
  excerpt: "발췌",
  digest: "요약",
  translation: "번역",
};

/** Reasons as the register keeps them, in English; one of another rule stays as it is. */
const WHYS: readonly (readonly [RegExp, (found: readonly string[]) => string])[] = [
  [/^(\d+) rewrites? of a text/, ([, n]) => `한 글을 고쳐 쓴 것 ${n}건: 같은 출처는 한 번만 셈`],
  [
    /^(\d+) cop(?:y|ies) \((\w+)\)/,
    ([, n, how]) =>
      `한 글의 사본 ${n}건(${isHow(how) ? HOW_COPIED[how] : how}): 증언을 더하지 않음`,
  ],
  [/^(\d+) summar(?:y|ies) by Onrecord/, ([, n]) => `Onrecord가 쓴 요약 ${n}건: 보도 자체가 아님`],
  [
    /same described source in (\d+) texts/,
    ([, n]) => `글 ${n}편에 나온 한 매체의 같은 출처: 증언 하나`,
  ],
  [
    /^outlets that cite one another/,
    () => "서로를 인용하는 매체: 증언은 하나이며 누구의 것인지 아무도 말하지 않음",
  ],
  [/^one outlet cites another/, () => "한 매체가 다른 매체를 인용함: 증언은 인용된 매체의 것"],
  [/^persons described apart/, () => "한 매체가 따로 설명한 사람들: 서로 다른 증언"],
  [
    /^one outlet's sources in different texts/,
    () => "여러 글에 나온 한 매체의 출처들은 같은 사람일 수 있음: 범위로 셈",
  ],
  [/^a statement without a named/, () => "출처 설명이 없는 서술은 설명된 출처에서 나왔을 수 있음"],
  [/^persons in different outlets/, () => "서로 다른 매체의 사람들: 서로 독립적인지 확인되지 않음"],
  [
    /^different outlets, not each/,
    () => "서로 다른 매체이나 저마다 사람이 설명되지는 않음: 서로 독립적인지 확인되지 않음",
  ],
  [
    /^an outlet that describes nobody names another/,
    () =>
      "아무도 설명하지 않는 매체가 글에서 다른 매체를 밝힘: 그 매체에 기댄 것일 수 있어 범위로 셈",
  ],
  [
    /^(\d+) rows? of a team's own list/,
    ([, n]) => `우리 목록의 행 ${n}개: 누구의 증언인지 알 수 없어 세지 않음`,
  ],
  [
    /^(\d+) reports? withdrawn by the outlet/,
    ([, n]) => `매체가 철회한 보도 ${n}건: 그때부터 뒷받침하지 않음`,
  ],
  [
    /^(\d+) reports? corrected by the outlet/,
    ([, n]) => `매체가 정정한 보도 ${n}건: 이전 수는 그때부터 뒷받침되지 않음`,
  ],
  [/^(\d+) background mentions?/, ([, n]) => `배경으로만 언급 ${n}건: 따로 증언이 되지 않음`],
  [/^(\d+) leads? of unknown/, ([, n]) => `출처 불명의 단서 ${n}건: 세지 않음`],
];

const isHow = (how: string | undefined): how is keyof typeof HOW_COPIED =>
  how !== undefined && Object.hasOwn(HOW_COPIED, how);

/** A reason of counting; as it came where it has no Korean yet. */
export const whyText = (reason: string): string => {
  for (const [form, tell] of WHYS) {
    const found = form.exec(reason);
    if (found !== null) return tell(found);
  }
  return reason;
};

/** Reasons for taking claims for one, as resolution gives them. */
export const JOINED_BY: Readonly<Record<string, string>> = {
  "the same day or days that meet": "같은 날이거나 겹치는 날짜",
  "the same month": "같은 달",
  "the same place, or one in the other": "같은 곳이거나 한쪽이 다른 쪽 안에 있음",
  "the same stretch, or one in the other": "같은 구간이거나 한쪽이 다른 쪽 안에 있음",
  "numbers that agree": "맞는 수",
  "the same names": "같은 이름",
  "the same kind of people or unit": "같은 부류의 사람이나 부대",
  "the same words": "같은 말",
  "the same issuer": "같은 발령자",
  "the same kind of instrument": "같은 종류의 문서",
  "rules in common": "공통된 규정",
  "zones that meet": "겹치는 구역",
  "one statement in two copies of a text": "같은 글의 두 사본에 있는 한 진술",
  "one report tells of it by several accounts": "한 보도가 여러 사람의 증언으로 전함",
  "a person said that they are one": "사람이 하나라고 정함",
  "names, ages and rare words of both texts": "두 글의 이름과 나이와 드문 말",
};
