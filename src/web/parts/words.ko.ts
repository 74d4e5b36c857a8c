/** 여러 방이 함께 쓰는 말. */
export const words = {
  reason: {
    label: "사유",
    hint: "결정과 함께 보존됩니다. 숫자를 누르면 목록의 사유를 씁니다.",
    missing: "사유를 적으십시오. 사유 없는 결정은 결정이 아닙니다.",
    decide: "결정",
    cancel: "취소",
  },
  notice: {
    undo: "되돌리기",
    dismiss: "닫기",
    undone: "되돌렸습니다.",
    undoReason: "곧바로 되돌림",
  },
  keys: {
    title: "이 방의 단축키",
    close: "닫기",
    help: "단축키 보기",
    undo: "마지막 결정 되돌리기",
  },
  list: {
    next: "다음 항목으로",
    previous: "이전 항목으로",
    coming: "더 불러오는 중…",
  },
  error: {
    retry: "다시 시도",
    usage: "요청의 형식이 맞지 않습니다.",
    "not-found": "기록에 없습니다.",
    exists: "이미 있습니다.",
    unreadable: "읽을 수 없습니다.",
    "bad-input": "자료가 표시된 것과 다릅니다.",
    "too-large": "한도를 넘었습니다.",
    "time-limit": "허용된 시간을 넘었습니다.",
    "memory-limit": "허용된 메모리를 넘었습니다.",
    "disk-full": "디스크에 남은 공간이 없습니다.",
    busy: "다른 프로그램이 대장에 쓰고 있습니다.",
    teaching: "학습용 표본이며, 그 자료는 만들어진 그대로 남습니다.",
    "no-key": "이 대장의 서명 열쇠가 이 컴퓨터에 없습니다.",
    damaged: "대장이 손상되었습니다. 계속하기 전에 검증하십시오.",
    "not-yet": "아직 만들어지지 않은 기능입니다.",
    "signed-out":
      "이 쪽은 로그아웃되었습니다. Onrecord가 돌고 있는 터미널에서 Enter를 누르고, 출력된 주소를 여십시오.",
    offline:
      "이 쪽을 내주던 프로그램이 멈췄습니다. 다시 시작하십시오. 확인된 것은 잃지 않았습니다.",
    fault: "Onrecord에 오류가 났습니다. 확인된 것은 잃지 않았습니다.",
  },
};
