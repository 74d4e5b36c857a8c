import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { type AddressAnswer, fetchAddress } from "../../src/capture/address.ts";
import { isLocalName, isPublicAddress, realOutside } from "../../src/capture/outside.ts";
import { wayTo } from "../../src/capture/proxy.ts";

const PAGE = "<!doctype html><title>A page</title><p>Guards were told to fire.</p>";

type Route = (request: IncomingMessage, response: ServerResponse) => void;
const asked: IncomingMessage[] = [];
const routes: Record<string, Route> = {
  "/page": (_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("last-modified", "Tue, 02 Mar 2021 00:00:00 GMT");
    response.setHeader("etag", '"visitor-71"');
    response.setHeader("set-cookie", "visitor=71");
    response.end(PAGE);
  },
  "/gzip": (_request, response) => {
    response.setHeader("content-encoding", "gzip");
    response.end(gzipSync(PAGE));
  },
  "/broken-gzip": (_request, response) => {
    response.setHeader("content-encoding", "gzip");
    response.end(gzipSync(PAGE).subarray(0, 30));
  },
  "/bomb": (_request, response) => {
    response.setHeader("content-encoding", "gzip");
    response.end(gzipSync(Buffer.alloc(4_000_000)));
  },
  "/missing": (_request, response) => {
    response.statusCode = 404;
    response.end("not here");
  },
  "/same": (_request, response) => redirect(response, "/page#below"),
  "/there": (request, response) =>
    redirect(response, `http://other.example:${request.socket.localPort}/page`),
  "/private": (_request, response) => redirect(response, "http://10.0.0.1/"),
  "/private-name": (_request, response) => redirect(response, "http://inside.example/"),
  "/file": (_request, response) => redirect(response, "file:///etc/passwd"),
  "/loop": (_request, response) => redirect(response, "/pool"),
  "/pool": (_request, response) => redirect(response, "/loop"),
  "/on": (request, response) =>
    redirect(response, `/on?${(request.url ?? "").length}${request.url}`),
  "/nowhere": (_request, response) => {
    response.statusCode = 302;
    response.end();
  },
  "/reset": (_request, response) => {
    response.socket?.resetAndDestroy();
  },
  "/short": (_request, response) => {
    response.setHeader("content-length", "1000");
    response.write("a part");
    setTimeout(() => response.destroy(), 20);
  },
  "/slow": () => {},
  "/dripping": (_request, response) => {
    response.write("a part");
  },
  "/huge": (_request, response) => {
    response.write(Buffer.alloc(2_000_000, 97));
    response.end();
  },
  "/image": (_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
  },
};
const redirect = (response: ServerResponse, location: string): void => {
  response.statusCode = 302;
  response.setHeader("location", location);
  response.end("over there");
};

let server: Server;
let port = 0;
before(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    const path = (request.url ?? "").replace(/^http:\/\/[^/]*/, "").split("?")[0] ?? "";
    (routes[path] ?? routes["/missing"])?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = portOf(server);
});
after(() => {
  server.closeAllConnections();
  server.close();
});
const portOf = (listening: { address(): AddressInfo | string | null }): number => {
  const address = listening.address();
  return address !== null && typeof address !== "string" ? address.port : 0;
};

/** Names that lead to the server of this test; everything else of the real world is as it is. */
const outside = {
  ...realOutside({}, () => Date.UTC(2031, 2, 3)),
  resolve: async (host: string) => {
    if (host === "inside.example") return ["93.184.216.34", "192.168.1.7"];
    if (host.endsWith(".example")) return ["127.0.0.1"];
    throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
  },
  isPublic: (address: string) => address === "127.0.0.1" || isPublicAddress(address),
  limits: { timeMs: 1500, idleMs: 200, bytes: 1_000_000 },
};
const host = () => `page.example:${port}`;
const get = (path: string, hosts = [host()], world: typeof outside = outside) =>
  fetchAddress(`http://page.example:${port}${path}`, {
    hosts,
    outside: world,
    signal: new AbortController().signal,
  });
const faultOf = (answer: AddressAnswer): string =>
  answer.kind === "fault" ? answer.fault : answer.kind;

test("fetchAddress() asks nobody before the host is confirmed", async () => {
  asked.length = 0;
  const answer = await get("/page", []);
  assert.deepEqual(answer, {
    kind: "asks",
    address: `http://page.example:${port}/page`,
    host: host(),
    seen_as: { kind: "machine" },
    encrypted: false,
  });
  assert.equal(asked.length, 0);
});

test("fetchAddress() keeps the bytes, the status and headers that say what they are", async () => {
  const answer = await get("/page");
  assert.equal(answer.kind, "fetched");
  if (answer.kind !== "fetched") return;
  assert.equal(Buffer.from(answer.bytes).toString(), PAGE);
  const { headers, ...rest } = answer.fetched;
  assert.deepEqual(rest, {
    address: `http://page.example:${port}/page`,
    at: "2031-03-03T00:00:00.000Z",
    status: 200,
  });
  const names = headers.map(({ name }) => name);
  assert.deepEqual(names, ["content-type", "date", "last-modified"]);
  assert.equal(headers[0]?.value, "text/html; charset=utf-8");
});

test("fetchAddress() sends nothing that names the program or the person", async () => {
  asked.length = 0;
  await get("/page");
  const [request] = asked;
  assert.deepEqual(request?.headers, {
    ...{ accept: "*/*", "accept-encoding": "identity", "user-agent": "Mozilla/5.0" },
    ...{ host: host(), connection: "close" },
  });
  assert.equal(asked.length, 1);
});

test("fetchAddress() follows a redirect on the same host, and asks about another", async () => {
  const same = await get("/same");
  assert.equal(same.kind === "fetched" && same.fetched.address, `http://${host()}/page`);
  asked.length = 0;
  const other = await get("/there");
  assert.equal(other.kind === "asks" && other.host, `other.example:${port}`);
  assert.equal(asked.length, 1);
});

test("fetchAddress() decodes an answer that was compressed all the same", async () => {
  const answer = await get("/gzip");
  assert.equal(answer.kind === "fetched" && Buffer.from(answer.bytes).toString(), PAGE);
});

for (const [path, fault] of [
  ["/missing", "status"],
  ["/private", "private"],
  ["/file", "redirects"],
  ["/loop", "redirects"],
  ["/on", "redirects"],
  ["/nowhere", "redirects"],
  ["/reset", "cut-off"],
  ["/short", "cut-off"],
  ["/broken-gzip", "cut-off"],
  ["/slow", "slow"],
  ["/dripping", "slow"],
  ["/huge", "too-large"],
  ["/bomb", "too-large"],
] as const) {
  test(`fetchAddress() tells "${fault}" of ${path}`, async () => {
    assert.equal(faultOf(await get(path)), fault);
  });
}

test("fetchAddress() refuses a name any of whose addresses is private", async () => {
  const hosts = [host(), "inside.example"];
  assert.equal(faultOf(await get("/private-name", hosts)), "private");
});

test("fetchAddress() takes bytes of another kind than the header says, to be told from them", async () => {
  const answer = await get("/image");
  assert.equal(answer.kind === "fetched" && answer.bytes.length, 8);
});

test("fetchAddress() tells an unknown host, a closed port and a cancelled wait", async () => {
  const options = { outside, signal: new AbortController().signal };
  const nobody = { ...options, hosts: ["nobody.invalid"] };
  assert.equal(faultOf(await fetchAddress("https://nobody.invalid/", nobody)), "unknown-host");
  const closed = createTcpServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const free = portOf(closed);
  await new Promise((resolve) => closed.close(resolve));
  const refusing = { ...options, hosts: [`page.example:${free}`] };
  assert.equal(faultOf(await fetchAddress(`http://page.example:${free}/`, refusing)), "refused");
  const person = new AbortController();
  setTimeout(() => person.abort(), 30);
  const cancelled = await fetchAddress(`http://${host()}/slow`, {
    ...{ outside, hosts: [host()] },
    signal: person.signal,
  });
  assert.equal(faultOf(cancelled), "cancelled");
});

test("fetchAddress() tells a host that speaks no TLS", async () => {
  const options = { outside, hosts: [host()], signal: new AbortController().signal };
  assert.equal(faultOf(await fetchAddress(`https://${host()}/page`, options)), "refused");
});

test("fetchAddress() refuses what is no web address, holds a password or leads inside", async () => {
  const options = { outside: realOutside({}, Date.now), hosts: [], signal: AbortSignal.any([]) };
  for (const [address, fault] of [
    ["not an address", "not-an-address"],
    ["ftp://example.org/", "not-an-address"],
    ["file:///etc/passwd", "not-an-address"],
    ["https://me:secret@example.org/", "holds-password"],
    ["http://localhost:4180/", "private"],
    ["http://LOCALHOST./", "private"],
    ["http://2130706433/", "private"],
    ["http://0x7f.1/", "private"],
    ["http://[::1]/", "private"],
    ["http://[::ffff:10.0.0.1]/", "private"],
    ["http://router/", "private"],
    ["http://printer.local/", "private"],
    ["http://169.254.169.254/latest/meta-data/", "private"],
    ["http://somewhere.onion/", "proxy"],
  ] as const) {
    assert.equal(faultOf(await fetchAddress(address, options)), fault, address);
  }
});

test("fetchAddress() goes through the proxy that is set, which alone looks names up", async () => {
  asked.length = 0;
  const env = { HTTP_PROXY: `http://user:pass@127.0.0.1:${port}` };
  const resolve = () => Promise.reject(new Error("nobody looks a name up here"));
  const world = { ...outside, env, resolve };
  const answer = await get("/page", [], world);
  assert.deepEqual(answer.kind === "asks" && answer.seen_as, {
    kind: "proxy",
    host: `127.0.0.1:${port}`,
  });
  const fetched = await get("/page", [host()], world);
  assert.equal(fetched.kind, "fetched");
  assert.equal(asked[0]?.url, `http://${host()}/page`);
  const denied = await fetchAddress("https://page.example/", {
    ...{ outside: { ...world, env: { HTTPS_PROXY: `http://127.0.0.1:${port}` } } },
    ...{ hosts: ["page.example"], signal: AbortSignal.any([]) },
  });
  assert.equal(faultOf(denied), "proxy");
});

test("wayTo() never passes over a proxy that cannot be used", () => {
  const way = (env: Record<string, string>, address = "https://news.example.org/a") =>
    wayTo(new URL(address), env).kind;
  assert.equal(way({}), "direct");
  assert.equal(way({ https_proxy: "proxy.example:3128" }), "proxy");
  assert.equal(way({ HTTP_PROXY: "http://proxy.example" }), "direct");
  assert.equal(way({ ALL_PROXY: "socks5://127.0.0.1:9050" }), "unusable");
  assert.equal(way({ ALL_PROXY: "http://127.0.0.1:8118" }), "proxy");
  const set = (no_proxy: string) => way({ https_proxy: "http://proxy.example", no_proxy });
  assert.equal(set("*"), "direct");
  assert.equal(set("news.example.org"), "direct");
  assert.equal(set("example.org"), "proxy");
  assert.equal(set("other.org, .example.org"), "direct");
  assert.equal(set("*.example.org:443"), "direct");
  assert.equal(set("*.example.org:8443"), "proxy");
});

test("isPublicAddress() knows what leads to this machine or inside", () => {
  for (const address of ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111"]) {
    assert.equal(isPublicAddress(address), true, address);
  }
  for (const address of [
    ...["0.0.0.0", "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255"],
    ...["192.168.0.1", "100.64.0.1", "169.254.169.254", "198.18.0.1", "224.0.0.1", "240.0.0.1"],
    ...["255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1"],
    ...["::ffff:127.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1"],
    ...["2001:db8::1", "example.org", ""],
  ]) {
    assert.equal(isPublicAddress(address), false, address);
  }
  assert.equal(isLocalName("news.example.org"), false);
  assert.equal(isLocalName("8.8.8.8"), false);
});
