import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { type Asked, useAsked } from "../api";
import { Candles } from "../chart";
import { figure, isDirty, percent, price, priceDigits, quality, utc } from "../format";
import { marksOf } from "../marks";
import { Decision } from "../records";
import { address, go, type Place } from "../route";
import type { Bar, FeedNotice, Order, Signal, SymbolRow } from "../types";
import { Badge, none, Panel, Table, TroubleNote } from "../ui";

const BARS = ["S1", "S10", "M1", "M5", "M15", "H1", "D1"];

/** Candles of a symbol with its signals, orders and gaps. */
export function Market(props: { place: Place }): JSX.Element {
  const symbols = useAsked<SymbolRow[]>("/v1/symbols", 2_000);
  const names = (symbols.answer?.data ?? []).map((row) => row.symbol);
  const symbol = props.place.query.get("symbol") ?? names[0] ?? "";
  const bar = props.place.query.get("bar") ?? "M1";
  const quote = symbols.answer?.data.find((row) => row.symbol === symbol);
  return (
    <>
      <form class="bar" onSubmit={(event) => event.preventDefault()}>
        <label>
          Symbol
          <select value={symbol} onChange={(e) => go(address("market", { symbol: e.currentTarget.value, bar }))}>
            {[...new Set([...names, symbol])].filter(Boolean).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          Bars
          <select value={bar} onChange={(e) => go(address("market", { symbol, bar: e.currentTarget.value }))}>
            {BARS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        {quote && (
          <output aria-label="Quote" aria-live="off">
            {price(quote.bid)} / {price(quote.ask)} · {utc(quote.eventTimeMillis)} UTC · {quality(quote.quality)}
          </output>
        )}
      </form>
      {symbol && <TroubleNote asked={symbols} />}
      {symbol ? <Chart symbol={symbol} bar={bar} /> : <Panel title="Market" asked={symbols} isEmpty={none} empty="No symbol was seen yet.">{() => null}</Panel>}
    </>
  );
}

function rows<T>(asked: Asked<T[]>): T[] | undefined {
  return asked.answer?.data;
}

function Chart(props: { symbol: string; bar: string }): JSX.Element {
  const name = encodeURIComponent(props.symbol);
  const bars = useAsked<Bar[]>(`/v1/symbols/${name}/bars?bar=${props.bar}`, 5_000);
  const signals = useAsked<Signal[]>(`/v1/signals?symbol=${name}&limit=500`, 5_000);
  const orders = useAsked<Order[]>(`/v1/orders?symbol=${name}&limit=500`, 5_000);
  const notices = useAsked<FeedNotice[]>(`/v1/feed-events?symbol=${name}&limit=500`, 10_000);
  const marks = useMemo(
    () => marksOf(rows(bars) ?? [], rows(signals) ?? [], rows(orders) ?? [], rows(notices) ?? []),
    [rows(bars), rows(signals), rows(orders), rows(notices)],
  );
  return (
    <>
      <Panel title={`${props.symbol} ${props.bar}`} asked={bars} isEmpty={none} empty="The history holds no ticks of this symbol.">
        {(data) => (
          <>
            <Candles name={`Candles of ${props.symbol}`} bars={data} marks={marks} digits={priceDigits(data[data.length - 1]?.close ?? 1)} />
            <p class="quiet">
              Arrows: candidates to buy and to sell. Circles: approved orders. Squares: gaps of the feed. {data.length} bars,{" "}
              {data.filter((b) => isDirty(b.quality)).length} of them with dirty quotes; mean spread of the last{" "}
              {figure(data[data.length - 1]?.meanSpread, 3)}.
            </p>
          </>
        )}
      </Panel>
      <TroubleNote asked={orders} />
      <TroubleNote asked={notices} />
      <Panel title="Signals" asked={signals} isEmpty={none} empty="There is no signal on this symbol.">
        {(data) => (
          <Table
            name="Signals"
            rows={data.slice(0, 20)}
            columns={[
              { title: "Decision", cell: (s) => <Decision id={s.decisionId} /> },
              { title: "Market time (UTC)", cell: (s) => utc(s.eventTimeMillis) },
              { title: "Side", cell: (s) => s.side },
              { title: "Confidence", cell: (s) => percent(s.confidence), isFigure: true },
              { title: "Verdict", cell: (s) => <Badge word={s.verdict} /> },
              { title: "Reason", cell: (s) => (s.reason === "NONE" ? "" : s.reason) },
            ]}
          />
        )}
      </Panel>
    </>
  );
}
