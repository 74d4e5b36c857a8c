/** 모든 방을 둘러싼 틀. */
export const words = {
  register: "대장",
  rooms: {
    desk: "접수대",
    reports: "보도",
    inForce: "시행 중이라 보도된 명령",
    codebook: "코드북",
    incident: "사건",
    order: "명령",
    aggregate: "다른 곳의 집계",
    copies: "사본",
    difference: "다르게 보도됨",
  },
  sample: {
    banner: "학습용 표본: 증거가 아니며 인용할 수 없음",
    leave: "내 대장으로",
    over: "처음부터 다시",
    open: "학습용 표본",
  },
  totals: {
    reports_other: "보도 {{count}}건",
    claims_other: "주장 {{count}}건",
    incidents_other: "보도된 사건 {{count}}건",
    orders_other: "보도된 명령 {{count}}건",
    documented: "기록된 것일 뿐 전부가 아님.",
  },
  disclaimer: "여기 있는 어떤 것도 보도가 사실이라고 말하지 않습니다.",
  language: "언어",
  theme: { title: "색", system: "시스템과 같게", light: "밝게", dark: "어둡게" },
  skip: "본문으로 건너뛰기",
  keys: "단축키",
  loading: "여는 중…",
};
