/** 첫 화면. */
export const words = {
  title: "Onrecord",
  sample: "학습용 표본 보기",
  own: "내 대장 시작하기",
};
