import assert from "node:assert/strict";
import { test } from "node:test";
import { figure, isDirty, percent, quality, quantile, span, text, utc, words } from "../src/format";

test("writes spans in the largest unit", () => {
  assert.equal(span(999), "999 ms");
  assert.equal(span(1_500), "1.5 s");
  assert.equal(span(125_000), "2 min");
  assert.equal(span(7_200_000), "2.0 h");
  assert.equal(span(864_000_000), "10 days");
});

test("writes times in UTC", () => {
  assert.equal(utc(1_709_856_000_000), "2024-03-08 00:00:00");
  assert.equal(utc(1_709_856_000_123), "2024-03-08 00:00:00.123");
  assert.equal(utc(null), "—");
});

test("writes missing figures as a dash", () => {
  assert.equal(figure(null), "—");
  assert.equal(figure(Number.NaN), "—");
  assert.equal(figure(1.08765432, 6), "1.08765");
  assert.equal(percent(0.5123), "51.2%");
  assert.equal(text(""), "—");
});

test("names the bits of quality", () => {
  assert.equal(quality(0), "good");
  assert.equal(quality(1 | 4), "locked, gap");
  assert.equal(quality(32), "stale");
});

test("tells dirty quotes from short histories", () => {
  assert.equal(isDirty(4 | 16), false);
  assert.equal(isDirty(2 | 16), true);
});

test("finds the value of a share", () => {
  assert.equal(quantile([3, 1, 2, 4], 0.5), 2);
  assert.equal(quantile([3, 1, 2, 4], 0.99), 4);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});

test("turns names into words", () => {
  assert.equal(words("decidedAtMillis"), "Decided at");
});
