/** 보도 목록. */
export const words = {
  title: "보도",
  more: "{{total}}건 중 {{count}}건 더 보기",
  none: "아직 기록된 것이 없습니다.",
  remark: {
    withdrawn: "철회됨",
    unread: "보존하되 읽지 않음: {{why}}",
    noArticle: "기사가 없음",
    lead: "단서: 출처를 알 수 없음",
  },
};
