import type { RealisedDay } from "./types";

/** Realised profit of a symbol over all its days. */
export interface SymbolProfit {
  key: string;
  mode: string;
  symbol: string;
  currency: string;
  trades: number;
  won: number;
  net: number;
  bps: number;
}

/** Sums days by mode and symbol; money of two symbols is never added, as their currencies differ. */
export function bySymbol(days: RealisedDay[]): SymbolProfit[] {
  const sums = new Map<string, SymbolProfit>();
  for (const day of days) {
    const key = `${day.mode} ${day.symbol}`;
    const { mode, symbol, currency } = day;
    const sum = sums.get(key) ?? { key, mode, symbol, currency, trades: 0, won: 0, net: 0, bps: 0 };
    sum.trades += day.trades;
    sum.won += day.won;
    sum.net += day.net ?? 0;
    sum.bps += day.bps ?? 0;
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => a.key.localeCompare(b.key));
}

/** An amount with its currency. */
export function money(amount: number | null, currency: string): string {
  return amount === null ? "—" : `${amount.toFixed(2)} ${currency}`.trim();
}
