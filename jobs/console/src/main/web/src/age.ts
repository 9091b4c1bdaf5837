import type { Answer } from "./http";

/** Age of the newest fact of an answer now, which goes on while the answer is kept. */
export function ageMillis(answer: Answer<unknown>, browserMillis: number): number {
  return answer.meta.ageMillis + Math.max(0, browserMillis - answer.takenAtMillis);
}

/** Time by the clock of the gateway, as far as an answer tells it; else that of the browser. */
export function gatewayMillis(answer: Answer<unknown>, browserMillis: number): number {
  const { asOfMillis } = answer.meta;
  return asOfMillis > 0 ? asOfMillis + ageMillis(answer, browserMillis) : browserMillis;
}
