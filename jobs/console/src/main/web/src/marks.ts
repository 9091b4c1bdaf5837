import type { Mark } from "./chart";
import type { Bar, FeedNotice, Order, Signal } from "./types";

/** Marks of what happened within the time of the bars, each at the bar that it fell into. */
export function marksOf(bars: Bar[], signals: Signal[], orders: Order[], notices: FeedNotice[]): Mark[] {
  const all: Mark[] = [
    ...signals
      .filter((s) => s.verdict === "CANDIDATE")
      .map((s): Mark => ({ atMillis: s.eventTimeMillis, kind: s.side === "BUY" ? "buy" : "sell", text: "" })),
    ...orders
      .filter((o) => o.verdict === "APPROVED")
      .map((o): Mark => ({ atMillis: o.eventTimeMillis, kind: "order", text: "" })),
    ...notices.filter((n) => n.kind === "GAP").map((n): Mark => ({ atMillis: n.eventTimeMillis, kind: "gap", text: "" })),
  ];
  const marks: Mark[] = [];
  const seen = new Set<string>();
  for (const mark of all) {
    const start = barOf(bars, mark.atMillis);
    const key = `${start} ${mark.kind} ${mark.text}`;
    if (start === null || seen.has(key)) continue;
    seen.add(key);
    marks.push({ ...mark, atMillis: start });
  }
  return marks;
}

/** Start of the newest bar that is not after a time; null before the first and long after the last. */
export function barOf(bars: Bar[], atMillis: number): number | null {
  const first = bars[0];
  const last = bars[bars.length - 1];
  if (!first || !last || atMillis < first.startMillis) return null;
  const second = bars[1];
  const length = second ? second.startMillis - first.startMillis : 60_000;
  if (atMillis >= last.startMillis + length) return null;
  let low = 0;
  let high = bars.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bars[middle] as Bar).startMillis <= atMillis) low = middle;
    else high = middle - 1;
  }
  return (bars[low] as Bar).startMillis;
}
