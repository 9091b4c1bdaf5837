/** Writes a span of time in the largest unit that fits; a span back has a minus. */
export function span(millis: number): string {
  const sign = millis < -0.5 ? "−" : "";
  const ms = Math.round(Math.abs(millis));
  if (ms < 1_000) return `${sign}${ms} ms`;
  if (ms < 59_950) return `${sign}${(ms / 1_000).toFixed(1)} s`;
  if (ms < 3_570_000) return `${sign}${Math.round(ms / 60_000)} min`;
  if (ms < 172_800_000) return `${sign}${(ms / 3_600_000).toFixed(1)} h`;
  return `${sign}${Math.round(ms / 86_400_000)} days`;
}

/** Writes an age; what is not yet there by a clock that lags counts as now. */
export function ago(millis: number): string {
  return `${span(Math.max(0, millis))} ago`;
}

/** Writes a count in groups of three digits. */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}

/** Writes a price with the digits of a tenth of a pip, and more if it has more. */
export function price(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "—";
  const fixed = value.toFixed(priceDigits(value));
  return Math.abs(Number(fixed) - value) < 1e-9 * Math.abs(value) ? fixed : figure(value, 8);
}

/** Digits after the point of a price that show a tenth of a pip. */
export function priceDigits(value: number): number {
  return value > 500 ? 2 : value > 20 ? 3 : 5;
}

/** Writes a time in UTC; an em dash for none. */
export function utc(millis: number | null | undefined): string {
  if (!millis) return "—";
  return new Date(millis).toISOString().replace("T", " ").replace(/(\.000)?Z$/, "");
}

/** Writes a number with few digits; an em dash for none. */
export function figure(value: number | null | undefined, digits = 6): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "—";
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(digits)));
}

/** Writes a figure by its name: a time, a span of time, a share, or a number. */
export function measure(name: string, value: number | null): string {
  if (/Rate$/.test(name)) return percent(value);
  if (value === null || !/Millis$/.test(name)) return figure(value);
  return value > 1e12 ? `${utc(value).slice(0, 19)} UTC` : span(value);
}

/** Writes a share as a percentage; an em dash for none. */
export function percent(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "—";
  return `${(value * 100).toFixed(1)}%`;
}

/** Writes any value of an answer in one line. */
export function text(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "number") return figure(value, 8);
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

/** Ends words with a full stop. */
export function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

const QUALITY = ["locked", "crossed", "gap", "two partitions", "warm", "stale"];

/** Names the bits of the quality of a quote. */
export function quality(bits: number): string {
  const names = QUALITY.filter((_, bit) => (bits >> bit) & 1);
  return names.length === 0 ? "good" : names.join(", ");
}

/** True for a quote that is locked, crossed, on two partitions or stale. */
export function isDirty(bits: number): boolean {
  return (bits & (1 | 2 | 8 | 32)) !== 0;
}

/** Value that a share of the values do not exceed; NaN without any. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Turns a name such as closedBars into words. */
export function words(name: string): string {
  const spaced = name.replace(/Millis$/, "").replace(/([a-z0-9])([A-Z])/g, "$1 $2");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1).toLowerCase();
}
