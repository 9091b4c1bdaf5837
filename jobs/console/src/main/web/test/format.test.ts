import assert from "node:assert/strict";
import { test } from "node:test";
import { ago, count, figure, isDirty, measure, percent, price, quality, quantile, sentence, span, text, utc, words } from "../src/format";

test("writes spans in the largest unit", () => {
  assert.equal(span(999), "999 ms");
  assert.equal(span(1_500), "1.5 s");
  assert.equal(span(125_000), "2 min");
  assert.equal(span(7_200_000), "2.0 h");
  assert.equal(span(864_000_000), "10 days");
});

test("writes no unit of which a larger one fits", () => {
  assert.equal(span(999.6), "1.0 s");
  assert.equal(span(59_960), "1 min");
  assert.equal(span(3_599_999), "1.0 h");
});

test("keeps the sign of a span", () => {
  assert.equal(span(-10_800_000), "−3.0 h");
  assert.equal(span(-0.2), "0 ms");
  assert.equal(ago(-300), "0 ms ago");
});

test("writes prices with their digits", () => {
  assert.equal(price(1.087), "1.08700");
  assert.equal(price(150.5), "150.500");
  assert.equal(price(2150.4), "2150.40");
  assert.equal(price(1.0883456), "1.0883456");
  assert.equal(price(null), "—");
});

test("ends words with a full stop", () => {
  assert.equal(sentence("no registry is configured"), "no registry is configured.");
  assert.equal(sentence("Maybe it was stopped."), "Maybe it was stopped.");
});

test("writes counts in groups", () => {
  assert.equal(count(37_378), "37,378");
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

test("writes a measure by its name", () => {
  assert.equal(measure("newestTickMillis", 1_796_039_840_424), "2026-11-30 11:57:20 UTC");
  assert.equal(measure("windowMillis", 300_000), "5 min");
  assert.equal(measure("cacheHitRate", 0.814), "81.4%");
  assert.equal(measure("symbols", 2), "2");
});
