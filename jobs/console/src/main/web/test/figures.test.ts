import assert from "node:assert/strict";
import { test } from "node:test";
import { checksOf, votesOf } from "../src/checks";
import { gatesOf } from "../src/gates";
import { scaleOf, steps, wilson } from "../src/plot";
import { accuracyByHour, rowsOf } from "../src/series";
import { bySymbol } from "../src/sums";
import type { RealisedDay } from "../src/types";

test("reads the votes of a prediction", () => {
  const prediction = { role: "CHAMPION", votes: '{"xgboost":0.66}', absences: '{"mlp":"TIMEOUT"}' };
  assert.deepEqual(votesOf(prediction), [
    { member: "xgboost", role: "CHAMPION", probability: 0.66, absence: "" },
    { member: "mlp", role: "CHAMPION", probability: null, absence: "TIMEOUT" },
  ]);
  assert.deepEqual(votesOf({ votes: "no JSON" }), []);
});

test("reads the checks of a verdict", () => {
  assert.deepEqual(checksOf({ leg: "ENTRY", limits: "ageMillis=1978/5000 held=10000" }), [
    { leg: "ENTRY", check: "Age", found: "1978", limit: "5000" },
    { leg: "ENTRY", check: "Held", found: "10000", limit: "" },
  ]);
});

test("keeps a value until the next one", () => {
  assert.equal(steps([[0, 1], [2, 3]]), "M0.0 1.0H2.0V3.0");
});

test("scales values to pixels", () => {
  assert.equal(scaleOf([1, 3], 0, 10).at(2), 5);
  assert.equal(scaleOf([7], 0, 10).at(7), 5);
});

test("gives a share its interval", () => {
  const { lower, upper } = wilson(0.5, 100);
  assert.equal(lower.toFixed(4), "0.4038");
  assert.equal(upper.toFixed(4), "0.5962");
});

test("adds days of a symbol and never two currencies", () => {
  const day = (symbol: string, currency: string, net: number | null) =>
    ({ mode: "DEMO", account: "A", symbol, currency, day: "2024-03-08", trades: 2, won: 1, net, bps: 1.5 }) as RealisedDay;
  const sums = bySymbol([day("USDJPY", "JPY", 100), day("EURUSD", "USD", 2), day("EURUSD", "USD", null)]);
  assert.deepEqual(sums.map((s) => [s.symbol, s.currency, s.trades, s.net, s.bps]), [
    ["EURUSD", "USD", 4, 2, 3],
    ["USDJPY", "JPY", 2, 100, 1.5],
  ]);
});

test("names the columns of a row", () => {
  assert.deepEqual(rowsOf({ columns: [{ name: "a", type: "UInt8" }], rows: [[1]], truncated: false }), [{ a: 1 }]);
});

test("two versions of the champion in an hour are one point", () => {
  const row = { member: "ensemble", role: "CHAMPION", hour: "2014-05-05 10:00:00" };
  const rows = [
    { ...row, hour: "2014-05-05 11:00:00", correct: 1, decisions: 4 },
    { ...row, correct: 30, decisions: 50 },
    { ...row, correct: 10, decisions: 30 },
    { ...row, role: "CHALLENGER", correct: 0, decisions: 9 },
    { ...row, member: "direction.xgboost", correct: 0, decisions: 9 },
  ];

  assert.deepEqual(accuracyByHour(rows), [
    { atMillis: Date.parse("2014-05-05T10:00:00Z"), value: 0.5 },
    { atMillis: Date.parse("2014-05-05T11:00:00Z"), value: 0.25 },
  ]);
});

test("gates have what the journal tells of them", () => {
  const rule = { kind: "RESTARTS", limit: 1, countMin: 0, required: true };
  const rules = [rule, { ...rule, kind: "DECISION_P99", limit: 1000, countMin: 200 }, { ...rule, kind: "VETO", required: false }];
  const judged = "restarts PASS: 0, at most 1; veto FAIL: 30.0 %, at most 25.0 % (60 % after 30 %); not required";

  assert.deepEqual(gatesOf(rules, judged), [
    { name: "restarts", result: "PASS", measured: "0, at most 1", isRequired: true },
    { name: "decision-p99", result: "", measured: "limit 1,000, from 200 on", isRequired: true },
    { name: "veto", result: "FAIL", measured: "30.0 %, at most 25.0 % (60 % after 30 %); not required", isRequired: false },
  ]);
});
