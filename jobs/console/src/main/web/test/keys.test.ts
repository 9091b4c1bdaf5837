import assert from "node:assert/strict";
import { test } from "node:test";
import { areDigitsOn, numberOf, switchDigits } from "../src/keys";

test("only the digits 1 to 9 open screens", () => {
  assert.deepEqual(["1", "9"].map(numberOf), [1, 9]);
  assert.deepEqual(["0", "10", "a", "Enter", ""].map(numberOf), [null, null, null, null, null]);
});

test("digits are switched off and on again", () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  assert.equal(areDigitsOn(store), true);
  switchDigits(false, store);
  assert.equal(areDigitsOn(store), false);
  switchDigits(true, store);
  assert.equal(areDigitsOn(store), true);
});
