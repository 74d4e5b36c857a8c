/** What a dossier says, in Korean. */
import { STAMP } from "../stamp.ts";
import { HOW_COPIED, JOINED_BY, whyText } from "./reasons.ko.ts";
import type { CaptureTold, CountTold, DossierWords, NoteTold } from "./words.ts";

const monthText = (month: string): string =>
  month.split("/").map(oneMonth).join("부터 ").replace("..", "날짜 미상");

const oneMonth = (month: string): string => {
  const [year = "", number] = month.split("-");
  if (!/^\d{4}$/.test(year)) return month;
  return number === undefined ? `${year}년` : `${year}년 ${Number(number)}월`;
};

const countText = ({ min, best, max }: CountTold): string => {
  const bounds = [
    ...(min !== null && min !== best ? [`최소 ${min}`] : []),
    ...(max !== null && max !== best ? [`최대 ${max}`] : []),
  ].join(", ");
  if (best === null) return bounds === "" ? "수가 전해지지 않음" : bounds;
  return bounds === "" ? `${best}` : `${best} (${bounds})`;
};

const STATES: Readonly<Record<NonNullable<NoteTold["state"]>, string>> = {
  proposed: "아직 아무도 결정하지 않음",
  accepted: "보도의 말 그대로라고 사람이 받아들임",
  rejected: "사람이 물리침",
  corrected: "사람이 고침",
  "by-hand": "사람이 코딩함",
  orphaned: "글에서 그 말을 더는 찾을 수 없음",
};

const TELLERS: Readonly<Record<NonNullable<NoteTold["teller"]>, string>> = {
  described: "보도가 설명하는 사람이나 기관의 말",
  "kept-back": "보도가 이름을 밝히지 않은 사람의 말",
  nobody: "아는 사람이 누구인지 보도에 없음",
};

const HOW: Readonly<Record<NonNullable<CaptureTold["how"]>, string>> = {
  file: "파일에서",
  line: "목록의 한 줄에서",
  stdin: "표준 입력에서",
  paste: "붙여 넣어",
  address: "웹 주소에서",
};

const reportText = (told: CaptureTold): string => {
  const outlet = told.outlet ?? "매체 미상";
  const published = told.published ?? "보도 날짜 미상";
  const whose = told.isSummary
    ? `${outlet}, ${published}: Onrecord가 쓴 요약`
    : `${outlet}, ${published}`;
  const copy =
    told.copyOf === null ? "" : `; ${told.copyOf}의 사본(${HOW_COPIED[told.copied ?? "exact"]})`;
  return [
    `${whose}${copy}${told.isLead ? "; 출처 불명: 아무것도 세지 않음" : ""}`,
    `${told.capturedAs === null ? capturedText(told) : `${told.capturedAs}와 같이 캡처`}, 원장 항목 ${told.entry}`,
    `보도 ${told.id}${told.sha256 === null ? "" : `, 파일의 SHA-256 ${told.sha256}`}.`,
  ].join(". ");
};

const capturedText = ({ at, how, tool }: CaptureTold): string =>
  `${at} ${how === null ? "캡처가 삭제됨" : `${HOW[how]} 캡처`}${tool === null ? "" : ` (${tool})`}`;

/** The words of a Korean dossier. */
export const korean: DossierWords = {
  title: {
    incident: (when, where) => `보도된 사건: ${when}, ${where}`,
    order: (when, where) => `보도된 명령: ${when}, ${where}`,
  },
  preamble: [
    "내부용: 무엇이 드러나는지 아무도 검토하지 않았습니다.",
    "아래는 모두 보도된 내용입니다. 입증된 것이 아니며, 여기 어디에도 그렇다고 적혀 있지 않습니다. 값마다 근거가 된 말을 밝힙니다. 기록된 것이 일어난 일의 전부는 아닙니다.",
  ],
  lead: "출처를 알 수 없는 글에만 나옵니다. 어디서 왔는지 누군가 밝히기 전에는 아무것도 세지 않는 단서입니다.",
  teaching: "학습용 표본: 증거가 아니며 인용할 수 없음.",
  headings: {
    reported: "보도된 내용",
    differences: "다르게 보도되거나 바뀌거나 부인된 것",
    unknown: "알려지지 않은 것",
    bases: "누구의 증언이며 왜 그렇게 세었는가",
    notes: "근거가 된 말",
    reports: "보도와 캡처",
    withheld: "여기서 뺀 것",
  },
  unknown: "전해지지 않음",
  noDate: "기록된 날짜 없음",
  noPlace: "기록된 장소 없음",
  placeWithheld: "밝히지 않은 장소",
  withheld: "밝히지 않음",
  and: ", ",
  or: "; 또는 ",
  list: "; ",
  parts: ", ",
  month: monthText,
  datings: {
    effective: (month) => `${month} 시행`,
    issued: (month) => `${month} 발령`,
    received: (month) => `${month} 수령`,
  },
  sides: {
    own: (place) => `${place}, 총을 쏜 쪽`,
    river: (place) => `${place}, 강 위`,
    other: (place) => `${place}, 건너편`,
  },
  effects: {
    licence: (rule) => `허용 또는 지시: ${rule}`,
    restraint: (rule) => `제한: ${rule}`,
    duty: (rule) => `의무: ${rule}`,
  },
  stamp: ({ register, entry, at, sha256 }) =>
    `내부용, 공개 검토를 거치지 않음 (${STAMP}); 대장 ${register}의 항목 ${entry}; 만든 때 ${at}; 첫 줄 뒤 Markdown 글의 SHA-256: ${sha256}`,
  value: (value, isLast) => `${value}${isLast ? "." : ";"}`,
  values: (count) => `나란히 기록된 값 ${count}개:`,
  rules: (count) => `규정 ${count}개:`,
  alike: (count, value) =>
    `${value}. 기록된 값 ${count}개는 여기서 밝힐 수 없는 부분에서 다릅니다.`,
  count: countText,
  span: ({ min, best, max }) => {
    if (best !== null && min === best && max === best) return `${best} 보도됨.`;
    const first = best === null ? "한 가지로 기록된 수 없음" : `${best} 보도됨`;
    const low = min === null ? "하한 없음" : `최소 ${min}`;
    const high = max === null ? "상한 없음" : `최대 ${max}`;
    return `${first}; ${low}, ${high}.`;
  },
  spanRule:
    "먼저 적은 수는 가장 많은 증언에 근거한 수이고, 증언 수가 같으면 더 작은 수입니다. 평균을 내거나 덮어쓴 값은 없습니다:",
  pooled: (events) =>
    `사건 수: ${events}. 한 수치를 함께 쓰며, 사건마다 몇 명인지는 전해지지 않았습니다.`,
  zone: (min, max) => `${min === max ? min : `${min}~${max}`}\u00a0km`,
  hidden: (count) =>
    count === 1
      ? "보도에 있으나 여기서는 밝히지 않음"
      : `보도에 있으나 여기서는 밝히지 않는 값 ${count}개`,
  difference: (kind, values) => `${kind} 다르게 보도됨: ${values}.`,
  differenceAlike: (kind, value) =>
    `${kind} 다르게 보도됨: 모두 ${value}이며, 여기서 밝힐 수 없는 부분이 다릅니다.`,
  differenceKinds: {
    "within-report": "한 보도 안에서",
    transmission: "사본과 원문이",
    translation: "번역과 원문이",
    "between-accounts": "증언마다",
  },
  differenceStates: {
    open: "어째서 다른지는 아직 아무도 말하지 않았습니다.",
    explained: "어째서 다른지 누군가 설명했으나 어느 값도 빠지지 않습니다.",
    dismissed: "여기서 따라 나오는 것이 없다고 누군가 말했으나 어느 값도 빠지지 않습니다.",
  },
  corrected: ({ link, field, before, after, reason, month }) => {
    const when = month === null ? "" : `${month}에 `;
    const why = reason === null ? "까닭은 밝히지 않았습니다." : `까닭: ${reason}.`;
    if (link === "retracts") return `매체가 ${when}앞서 보도한 것을 거두어들였습니다. ${why}`;
    const numbers = [
      before === null ? "" : `${before}에서 `,
      after === null ? "" : `${after}(으)로 `,
    ].join("");
    return `${field ?? "앞선 보도"}: 같은 매체가 ${when}${numbers}고쳤습니다. ${why} 앞선 값은 기록에 남습니다.`;
  },
  tied: {
    incident: "한 보도가 각주의 말로 이 일을 명령과 연결합니다.",
    order: "한 보도가 각주의 말로 이 명령을 사건과 연결합니다.",
  },
  untied: {
    incident: "기록된 어느 보도도 이 일을 명령과 연결하지 않습니다.",
    order: "기록된 어느 보도도 이 명령을 사건과 연결하지 않습니다.",
  },
  joined: (claims, why) => `주장 ${claims}개를 하나로 본 까닭: ${why.join("; ")}.`,
  joinedBy: (why) => JOINED_BY[why] ?? why,
  lookBack: ({ knownBy, asHeld }) =>
    knownBy === null
      ? `이 대장이 ${asHeld}에 담고 있던 대로입니다. 그 뒤에 들어오거나 정한 것은 없습니다.`
      : `${knownBy}까지 발표된 것만 담았습니다. 그 뒤에 발표되었거나 발표일을 모르는 것은 없습니다. 어느 주장들이 한 사건이나 한 명령인지는 오늘 정리된 대로입니다.`,
  noDifference:
    "이 기록의 값 사이에서 서로 어긋나는 것은 찾지 못했습니다. 같은 일을 전할 수 있는 다른 기록과는 여기서 견주지 않습니다.",
  denied: "이 일이 있었다는 것이 부인되었습니다. 부인이 있다고 보도가 기록에서 빠지지는 않습니다.",
  denialBeside:
    "같은 보도에 부인이 실려 있습니다. 이 일에 대한 부인인지는 아무도 정하지 않았으며, 그 말은 대장에 있습니다.",
  noDenial: "기록된 부인은 없습니다. 아무에게도 묻지 않았을 수 있습니다.",
  changes: (count, from, basis) =>
    `앞선 명령의 규정 ${count}개를 ${from}부터 바꾼다고 되어 있습니다(${basis}).`,
  changedBy: (count, from, basis) =>
    `나중에 보도된 명령이 ${from}부터 규정 ${count}개를 다르게 정합니다(${basis}).`,
  changeBases: {
    stated: "보도가 그렇게 말함",
    inferred: "규칙에 따른 추론이며 그렇게 적힌 것은 아님",
    decided: "사람이 정함",
  },
  noEnd:
    "끝난 때는 기록되어 있지 않습니다. 지금도 유효한지에 대해서는 아무것도 말해 주지 않습니다.",
  notTold: (fields) => `기록된 값이 없는 것: ${fields}. 그래도 보도에는 있을 수 있습니다.`,
  review: ({ all, accepted, corrected, open }) =>
    open === all
      ? `규칙이 제안한 주장 ${all}개로 이루어져 있으며, 아직 아무도 결정하지 않았습니다.`
      : `주장 ${all}개로 이루어져 있습니다. 보도의 말 그대로라고 사람이 받아들인 것 ${accepted}개, 사람이 고치거나 코딩한 것 ${corrected}개, 규칙이 제안했고 아무도 결정하지 않은 것 ${open}개입니다.`,
  assessed: (count) =>
    `믿을 수 있는지에 대한 사람의 의견 ${count}건이 기록되어 있으며 여기서는 밝히지 않습니다.`,
  notAssessed: "믿을 수 있는지에 대한 의견은 기록되어 있지 않습니다.",
  onlySummaries:
    "여기 있는 보도는 모두 Onrecord가 쓴 요약으로만 알려져 있습니다. 이것에 기대려면 먼저 보도 자체를 캡처해야 합니다.",
  basis: ({ reports, outlets, accounts, documents, why }) =>
    `보도 ${reports}건, 매체 ${outlets}곳, 증언 ${accounts}개, ${documents === 0 ? "바탕 문서 없음" : `바탕 문서 ${documents}개`}. ${why.length === 0 ? "하나로 합쳐 센 것은 없음." : `${why.join("; ")}.`}`,
  why: whyText,
  gaps: { words: "…", source: "말한 사람", date: "날짜", place: "장소", veiled: "가려짐" },
  note: ({ places, rule, state, teller, inferred }) =>
    [
      places
        .map(({ report, characters }) => `${report}, 글자 ${characters}`)
        .join("; 같은 말이 그 사본 "),
      ...(teller === null ? [] : [TELLERS[teller]]),
      ...(inferred ? ["일부는 말이 아니라 추론"] : []),
      state === null ? rule : `${rule}: ${STATES[state]}`,
    ].join("; "),
  report: reportText,
  leftOut: (told) => {
    const lines: readonly (readonly [number, string])[] = [
      [told.words, "인용한 대목에서 뺀 낱말"],
      [told.sources, "말한 사람에 대한 설명"],
      [told.days, "달로만 적은 날짜"],
      [told.places, "도까지만 적거나 밝히지 않은 장소"],
      [told.texts, "날짜나 장소, 사람을 드러낼 수 있어 뺀 보도의 말"],
      [told.titles, "보도의 제목"],
      [told.addresses, "보도의 주소"],
      [told.people, "캡처한 사람의 이름"],
      [told.assessments, "믿을 수 있는지에 대한 의견"],
    ];
    const some = lines.filter(([count]) => count > 0);
    return `${some.map(([count, what]) => `${what}: ${count}`).join("; ")}.`;
  },
  check:
    "onrecord verify는 대장의 모든 해시와 항목을 다시 계산합니다. 과거가 고쳐 쓰이지 않았다는 증거는 대장 밖에 보관한 체크포인트뿐입니다.",
  elsewhere: "여기 없는 보도",
  notesRule:
    "위에서 밝힌 값을 말하는 낱말만 인용하며, 고른 것이 아니라 규칙에 따른 것입니다. […]는 나머지와 날짜, 장소, 말한 사람을 드러내는 말을 대신합니다. 빗금은 대목 사이에 둡니다. 모든 대목은 적힌 글자 위치에 온전히 대장에 있습니다. 각주가 규칙 이름만으로 끝나면 그 규칙이 제안했고 아직 아무도 결정하지 않은 것입니다.",
};
