/**
 * What a browser shows that is not let in. It names no register and loads nothing, for whoever sees it
 * may be anybody; the language of the person is not known either.
 */
export const SIGNED_OUT_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Onrecord</title>
  </head>
  <body>
    <main>
      <h1>Signed out</h1>
      <p>This address was opened once already, or the browser was locked, or Onrecord was started anew.</p>
      <p>Press Enter in the terminal where Onrecord runs and open the address it prints.</p>
      <section lang="ko">
        <h2>로그아웃됨</h2>
        <p>이 주소는 이미 한 번 열렸거나, 브라우저가 잠겼거나, Onrecord가 다시 시작되었습니다.</p>
        <p>Onrecord가 돌고 있는 터미널에서 Enter를 누르고, 출력된 주소를 여십시오.</p>
      </section>
    </main>
  </body>
</html>
`;
