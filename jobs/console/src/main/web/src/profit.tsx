import type { JSX } from "preact";
import { useAsked } from "./api";
import { count, figure, price, span } from "./format";
import { Decision } from "./records";
import { bySymbol, money, type SymbolProfit } from "./sums";
import type { OpenTrade, Profit } from "./types";
import { none, Panel, Table } from "./ui";

/** Profit of the history, by day too if it is wanted. */
export function ProfitPanel(props: { isByDay: boolean }): JSX.Element {
  const asked = useAsked<Profit>("/v1/pnl", 5_000);
  return (
    <Panel title="Profit and loss" asked={asked} isEmpty={(p) => none(p.realised) && none(p.open)} empty="Nothing was traded yet.">
      {(profit, nowMillis) => (
        <>
          <Realised name="Realised by symbol" rows={bySymbol(profit.realised)} />
          {props.isByDay && <Realised name="Realised by day" rows={profit.realised} />}
          <h3>Open, at the newest quote</h3>
          {profit.open.length === 0 ? <p class="quiet">No trade is open.</p> : <Open rows={profit.open} nowMillis={nowMillis} />}
        </>
      )}
    </Panel>
  );
}

type Row = Omit<SymbolProfit, "key" | "net" | "bps"> & { net: number | null; bps: number | null; day?: string };

function Realised(props: { name: string; rows: Row[] }): JSX.Element {
  const isByDay = props.rows.some((r) => r.day !== undefined);
  return (
    <>
      <h3>{props.name}</h3>
      <Table
        name={props.name}
        rows={props.rows}
        columns={[
          ...(isByDay ? [{ title: "Market day", cell: (r: Row) => r.day }] : []),
          { title: "Symbol", cell: (r) => r.symbol },
          { title: "Mode", cell: (r) => r.mode },
          { title: "Trades", cell: (r) => count(r.trades), isFigure: true },
          { title: "Won", cell: (r) => count(r.won), isFigure: true },
          { title: "Net", cell: (r) => money(r.net, r.currency), isFigure: true },
          { title: "Sum, bps", cell: (r) => figure(r.bps, 5), isFigure: true },
        ]}
      />
    </>
  );
}

function Open(props: { rows: OpenTrade[]; nowMillis: number }): JSX.Element {
  return (
    <Table
      name="Open trades"
      rows={props.rows}
      columns={[
        { title: "Decision", cell: (t) => <Decision id={t.decisionId} /> },
        { title: "Symbol", cell: (t) => t.symbol },
        { title: "Side", cell: (t) => t.side },
        { title: "Units", cell: (t) => figure(t.quantity, 10), isFigure: true },
        { title: "Entry", cell: (t) => price(t.entryPrice), isFigure: true },
        { title: "Now", cell: (t) => price(t.price), isFigure: true },
        { title: "Net", cell: (t) => money(t.net, t.currency), isFigure: true },
        { title: "bps", cell: (t) => figure(t.bps, 4), isFigure: true },
        { title: "Open for", cell: (t) => span(Math.max(0, props.nowMillis - t.enteredAtMillis)), isFigure: true },
      ]}
    />
  );
}
