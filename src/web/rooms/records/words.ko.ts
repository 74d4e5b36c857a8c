/** 기록의 목록과 한 기록의 쪽. */
export const words = {
  titles: {
    incident: "보도된 사건",
    order: "보도된 명령",
    aggregate: "다른 곳의 집계",
    copies: "사본",
    difference: "다르게 보도됨",
  },
  restsOn: "근거: {{what}}.",
  independence: "서로 독립적인지는 확인되지 않음.",
  read: "보도 읽기",
  readNth: "보도 {{number}}",
  total_other: "이 종류의 기록 {{count}}건. 기록된 것일 뿐 전부가 아님.",
};
