import assert from "node:assert/strict";
import { test } from "node:test";
import { barOf, marksOf } from "../src/marks";
import { address, placeOf } from "../src/route";
import { linesOf } from "../src/series";
import { takeEvents } from "../src/sse";
import type { Bar, Signal } from "../src/types";

const bars = [0, 60_000, 180_000].map((startMillis) => ({ startMillis, quality: 0 }) as Bar);

test("takes whole events only", () => {
  const { events, rest } = takeEvents('id: 1\nevent: A\ndata: {"x":1}\n\n:\n\nid: 2\ndata: {"y"');
  assert.deepEqual(events, [{ id: "1", name: "A", data: { x: 1 } }]);
  assert.equal(rest, 'id: 2\ndata: {"y"');
  assert.deepEqual(takeEvents(`${rest}:2}\n\n`).events, [{ id: "2", name: "message", data: { y: 2 } }]);
});

test("finds the bar of a time", () => {
  assert.equal(barOf(bars, -1), null);
  assert.equal(barOf(bars, 59_999), 0);
  assert.equal(barOf(bars, 179_999), 60_000);
  assert.equal(barOf(bars, 239_999), 180_000);
  assert.equal(barOf(bars, 240_000), null);
  assert.equal(barOf([], 0), null);
});

test("marks candidates once a bar and no vetoes", () => {
  const signal = (eventTimeMillis: number, verdict: string) => ({ eventTimeMillis, verdict, side: "BUY" }) as Signal;
  const marks = marksOf(bars, [signal(1, "CANDIDATE"), signal(2, "CANDIDATE"), signal(60_001, "VETOED")], [], []);
  assert.deepEqual(marks, [{ atMillis: 0, kind: "buy", text: "" }]);
});

test("reads and writes addresses", () => {
  assert.equal(placeOf("/", "").screen, "overview");
  assert.equal(placeOf("/decision/", "?id=a%2Fb").query.get("id"), "a/b");
  assert.equal(address("decision", { id: "a/b" }), "/decision?id=a%2Fb");
  assert.equal(address("overview"), "/");
});

test("draws numbers over the first time", () => {
  const table = {
    columns: [{ name: "symbol", type: "String" }, { name: "minute", type: "DateTime('UTC')" }, { name: "n", type: "UInt64" }],
    rows: [["A", "2024-03-08 00:01:00", 2], ["A", "2024-03-08 00:00:00", 1]],
    truncated: false,
  };
  assert.deepEqual(linesOf(table), [
    { name: "n", points: [{ atMillis: 1_709_856_000_000, value: 1 }, { atMillis: 1_709_856_060_000, value: 2 }] },
  ]);
  assert.deepEqual(linesOf({ ...table, columns: [{ name: "a", type: "String" }] }), []);
});
