import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { follow, get, isTokenWanted, Trouble } from "../src/http";

const servers: Server[] = [];

after(() => servers.forEach((server) => { server.closeAllConnections(); server.close(); }));

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function troubleOf(asked: Promise<unknown>): Promise<Trouble> {
  const trouble = await asked.then(() => null, (e: unknown) => e);
  assert.ok(trouble instanceof Trouble, String(trouble));
  return trouble;
}

const request = { token: "", millisMax: 10_000 };

test("gives up a gateway that is frozen", async () => {
  const url = await serve(() => undefined);
  const trouble = await troubleOf(get(url, { ...request, millisMax: 200 }));
  assert.equal(trouble.message, "The gateway did not answer in 0.2 s.");
  assert.equal(trouble.status, 0);
});

test("gives up an answer that stops in the middle", async () => {
  const url = await serve((_, response) => { response.write('{"data":'); });
  const trouble = await troubleOf(get(url, { ...request, millisMax: 200 }));
  assert.equal(trouble.status, 0);
});

test("refuses a page in place of an answer", async () => {
  const url = await serve((_, response) => { response.end("<html>Log in</html>"); });
  const trouble = await troubleOf(get(url, request));
  assert.equal(trouble.message, "The answer is not the gateway's. Maybe a proxy gave it.");
});

test("tells that a token is wanted", async () => {
  const url = await serve((_, response) => { response.writeHead(401).end('{"detail":"the token expired"}'); });
  const trouble = await troubleOf(get(url, request));
  assert.equal(trouble.message, "the token expired");
  assert.equal(isTokenWanted(trouble), true);
});

test("stamps an answer with its arrival", async () => {
  const url = await serve((_, response) => { response.end('{"data":[1],"meta":{"layer":"L1","asOfMillis":5,"ageMillis":7}}'); });
  const before = Date.now();
  const answer = await get<number[]>(url, request);
  assert.deepEqual(answer.data, [1]);
  assert.ok(answer.takenAtMillis >= before && answer.takenAtMillis <= Date.now());
});

test("throws the reason of its own abort", async () => {
  const url = await serve(() => undefined);
  const abort = new AbortController();
  const asked = get(url, { ...request, signal: abort.signal });
  abort.abort();
  await assert.rejects(asked, { name: "AbortError" });
});

test("follows again after a stream fell silent, and tells the gap", async () => {
  let streams = 0;
  const url = await serve((_, response) => {
    streams++;
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(`id: ${streams}\ndata: {"n":${streams}}\n\n`);
  });
  const abort = new AbortController();
  const seen: string[] = [];
  await follow(
    url,
    "",
    abort.signal,
    {
      onEvents: (events) => {
        seen.push(...events.map((event) => `event ${event.id}`));
        if (streams === 2) abort.abort();
      },
      onState: () => undefined,
      onGap: () => seen.push("gap"),
    },
    { silenceMillisMax: 200, pauseMillis: 10 },
  );
  assert.deepEqual(seen, ["event 1", "gap", "event 2"]);
});

test("keeps a stream that says anything", async () => {
  let streams = 0;
  const url = await serve((_, response) => {
    streams++;
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    const timer = setInterval(() => response.write(":\n\n"), 50);
    response.on("close", () => clearInterval(timer));
  });
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 1_000);
  const states: string[] = [];
  await follow(
    url,
    "",
    abort.signal,
    { onEvents: () => undefined, onState: (state) => states.push(state), onGap: () => states.push("gap") },
    { silenceMillisMax: 500, pauseMillis: 10 },
  );
  assert.equal(streams, 1);
  assert.deepEqual(states, ["connecting", "live"]);
});
