/** What columns are commonly called, in English and Korean, folded. */

/** Headers of a number or code that a team gave each of its incidents. */
export const ID_HEADERS: ReadonlySet<string> = new Set(
  ["id", "no", "nr", "number", "code", "ref", "reference", "case", "case id", "case no"].concat(
    ["case number", "incident id", "incident no", "incident number", "event id", "record id"],
    ["번호", "사건 번호", "사건번호", "관리번호", "식별자", "일련번호"],
  ),
);

/** Words of headers over what could help find a person, a source or a route. */
export const VEILED_HEADERS: readonly string[] = [
  ...["name", "names", "victim name", "phone", "telephone", "mobile", "tel", "contact", "email"],
  ...["address", "source", "source name", "informant", "witness", "interviewee", "passport"],
  ...["route", "routes", "crossing point", "coordinates", "latitude", "longitude", "lat", "lon"],
  ...["gps", "broker", "channel", "wechat", "이름", "성명", "성함", "전화", "전화번호", "연락처"],
  ...["주소", "출처", "제보자", "증인", "경로", "도강 지점", "좌표", "위도", "경도", "브로커"],
];

type HeaderWords = {
  readonly field: string;
  readonly headers: readonly string[];
  /** True where two columns may give it together: first and last day, county and province. */
  readonly several?: true;
};

/** The first entry that has a header says what it is proposed for. */
export const HEADER_WORDS: readonly HeaderWords[] = [
  {
    field: "when",
    several: true,
    headers: [
      ...["date", "when", "day", "incident date", "event date", "date of incident"],
      ...["date start", "start date", "date end", "end date", "from", "to", "until"],
      ...["날짜", "일자", "일시", "발생일", "사건일", "발생 일자", "시작일", "종료일"],
    ],
  },
  {
    field: "where",
    several: true,
    headers: [
      ...["place", "where", "location", "county", "city", "town", "village", "district"],
      ...["province", "region", "admin1", "admin2", "adm1", "adm2", "area"],
      ...["장소", "지역", "위치", "도", "군", "시", "시군", "발생지", "행정구역"],
    ],
  },
  {
    field: "outcomes.killed",
    headers: [
      ...["killed", "dead", "deaths", "fatalities", "number killed", "people killed"],
      ...["사망", "사망자", "사망자 수", "사망자수", "피살"],
    ],
  },
  {
    field: "outcomes.wounded",
    headers: [
      ...["wounded", "injured", "injuries", "number wounded", "people wounded"],
      ...["부상", "부상자", "부상자 수", "부상자수"],
    ],
  },
  { field: "outcomes.missing", headers: ["missing", "disappeared", "실종", "실종자"] },
  {
    field: "outcomes.detained",
    headers: ["detained", "arrested", "arrests", "체포", "구금", "체포자"],
  },
  { field: "outcomes.executed", headers: ["executed", "executions", "처형", "처형자"] },
  { field: "outcomes.suicide", headers: ["suicide", "suicides", "자살"] },
  { field: "outcomes.returned", headers: ["returned", "sent back", "송환", "송환자"] },
  {
    field: "events",
    headers: ["events", "number of events", "incidents", "사건 수", "건수"],
  },
  {
    field: "acts.act",
    headers: ["act", "what", "what happened", "event type", "type", "violation", "행위", "유형"],
  },
  { field: "acts.method", headers: ["method", "how", "means", "방법", "수단"] },
  { field: "acts.weapon", headers: ["weapon", "weapons", "무기"] },
  {
    field: "acts.perpetrator",
    headers: ["perpetrator", "perpetrators", "by whom", "actor", "가해자", "행위자"],
  },
  { field: "acts.unit", headers: ["unit", "military unit", "부대", "소속 부대"] },
  {
    field: "acts.victim",
    headers: ["victim", "victims", "victim description", "who", "피해자"],
  },
  {
    field: "acts.victim_class",
    headers: ["victim type", "victim class", "victim group", "피해자 유형"],
  },
  { field: "acts.victim_count", headers: ["number of victims", "victim count", "피해자 수"] },
  { field: "acts.child", headers: ["child", "minor", "미성년", "아동"] },
];
