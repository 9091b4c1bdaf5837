import type { Point } from "./chart";
import type { SqlTable } from "./types";

/** Lines over the first column of times, one for each column of numbers; none without times. */
export function linesOf(table: SqlTable): { name: string; points: Point[] }[] {
  const time = table.columns.findIndex((column) => /Date/.test(column.type) || /Millis$|^minute$|^hour$|^day$/.test(column.name));
  if (time < 0 || table.rows.length < 2) return [];
  const lines: { name: string; points: Point[] }[] = [];
  table.columns.forEach((column, index) => {
    if (index === time || !/Int|Float|Decimal/.test(column.type)) return;
    const byTime = new Map<number, number>();
    for (const row of table.rows) {
      const at = timeOf(row[time]);
      const value = Number(row[index]);
      if (at !== null && row[index] !== null && Number.isFinite(value)) byTime.set(Math.floor(at / 1_000) * 1_000, value);
    }
    const points = [...byTime].map(([atMillis, value]) => ({ atMillis, value })).sort((a, b) => a.atMillis - b.atMillis);
    if (points.length > 1) lines.push({ name: column.name, points });
  });
  return lines;
}

function timeOf(value: unknown): number | null {
  if (typeof value === "number") return value > 1e11 ? value : value * 1_000;
  const parsed = Date.parse(String(value).replace(" ", "T") + (/[Z+]/.test(String(value)) ? "" : /:/.test(String(value)) ? "Z" : ""));
  return Number.isNaN(parsed) ? null : parsed;
}

/** Rows of a table by the names of its columns. */
export function rowsOf(table: SqlTable): Record<string, unknown>[] {
  return table.rows.map((row) => Object.fromEntries(table.columns.map((column, index) => [column.name, row[index]])));
}

/** Share of right votes of the champion in each hour, of all its versions and symbols together. */
export function accuracyByHour(rows: Record<string, unknown>[]): Point[] {
  const hours = new Map<number, { correct: number; decisions: number }>();
  for (const row of rows) {
    const at = timeOf(row["hour"]);
    if (row["member"] !== "ensemble" || row["role"] !== "CHAMPION" || at === null) continue;
    const hour = hours.get(at) ?? { correct: 0, decisions: 0 };
    hours.set(at, { correct: hour.correct + Number(row["correct"]), decisions: hour.decisions + Number(row["decisions"]) });
  }
  return [...hours]
    .map(([atMillis, hour]) => ({ atMillis, value: hour.correct / hour.decisions }))
    .sort((a, b) => a.atMillis - b.atMillis);
}
