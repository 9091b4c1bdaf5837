import type { JSX } from "preact";
import { useAsked } from "../api";
import { ago, count, measure, price, quality, quantile, span, utc, words } from "../format";
import { ProfitPanel } from "../profit";
import type { Component, Finding, Lag, Signal, Status, SymbolRow } from "../types";
import { Badge, Facts, Go, none, Panel, Table } from "../ui";

const ORDER = ["RED", "WARN", "UNKNOWN", "OK"];

/** State of the deployment: mode, findings, feeds, components. */
export function Overview(): JSX.Element {
  const status = useAsked<Status>("/v1/status", 2_000);
  const components = useAsked<Component[]>("/v1/components", 5_000);
  const signals = useAsked<Signal[]>("/v1/signals?limit=500", 5_000);
  const symbols = useAsked<SymbolRow[]>("/v1/symbols", 2_000);
  return (
    <>
      <Panel title="State" asked={status}>
        {(state) => (
          <>
            <p class="mode" aria-label="Mode">
              {state.mode ?? "no mode seen"} <Badge word={state.red ? "RED" : "OK"} />
            </p>
            {state.findings.filter((f) => f.level === "RED").map((f) => (
              <p key={f.item} class="trouble">
                {f.item}: {f.text}. {since(f, state.atMillis)}
              </p>
            ))}
            <Findings state={state} />
            <Lags lags={state.kafka?.lags ?? []} atMillis={state.atMillis} />
          </>
        )}
      </Panel>
      <Panel title="Tick to signal" asked={signals} isEmpty={none} empty="There is no signal yet.">
        {(rows) => {
          const delays = rows.map((r) => r.appendedAtMillis - r.appendTimeMillis);
          return (
            <Facts
              facts={[
                ["Half are within", span(quantile(delays, 0.5))],
                ["90% are within", span(quantile(delays, 0.9))],
                ["99% are within", span(quantile(delays, 0.99))],
                ["Longest", span(quantile(delays, 1))],
                ["Of the newest signals", count(rows.length)],
              ]}
            />
          );
        }}
      </Panel>
      <ProfitPanel isByDay={false} />
      <Panel title="Feeds" asked={symbols} isEmpty={none} empty="No symbol was seen yet.">
        {(rows, nowMillis) => (
          <Table
            name="Feeds"
            rows={rows}
            columns={[
              { title: "Symbol", cell: (r) => <Go to="market" query={{ symbol: r.symbol }}>{r.symbol}</Go> },
              { title: "Bid", cell: (r) => price(r.bid), isFigure: true },
              { title: "Ask", cell: (r) => price(r.ask), isFigure: true },
              { title: "Arrived", cell: (r) => ago(nowMillis - r.appendedAtMillis), isFigure: true },
              { title: "Market time (UTC)", cell: (r) => utc(r.eventTimeMillis) },
              { title: "Ready", cell: (r) => (r.ready ? "yes" : "no") },
              { title: "Quality", cell: (r) => quality(r.quality) },
            ]}
          />
        )}
      </Panel>
      <Panel title="Components" asked={components} isEmpty={none} empty="There are no components.">
        {(rows) => (
          <Table
            name="Components"
            rows={rows}
            columns={[
              { title: "Component", cell: (r) => r.name },
              { title: "Health", cell: (r) => <Badge word={r.health.level} /> },
              { title: "Finding", cell: (r) => r.health.text },
              { title: "Process", cell: (r) => [r.process.kind, r.process.name, r.process.state].filter(Boolean).join(" · ") },
              {
                title: "Figures",
                cell: (r) => Object.entries(r.metrics).map(([name, value]) => `${words(name)} ${measure(name, value)}`).join(", "),
              },
            ]}
          />
        )}
      </Panel>
    </>
  );
}

function Findings(props: { state: Status }): JSX.Element {
  const { findings, atMillis } = props.state;
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
  return (
    <Table
      name="Findings"
      rows={sorted}
      columns={[
        { title: "Level", cell: (f) => <Badge word={f.level} /> },
        { title: "Item", cell: (f) => f.item },
        { title: "Finding", cell: (f) => f.text },
        { title: "Since", cell: (f) => since(f, atMillis) || "—" },
      ]}
    />
  );
}

/** Age and begin of a finding; empty if nobody knows. */
function since(finding: Finding, atMillis: number): string {
  return finding.sinceMillis ? `${span(atMillis - finding.sinceMillis)} (${utc(finding.sinceMillis).slice(0, 19)})` : "";
}

function Lags(props: { lags: Lag[]; atMillis: number }): JSX.Element | null {
  if (props.lags.length === 0) return null;
  return (
    <>
      <h3>Records that wait</h3>
      <Table
        name="Records that wait"
        rows={props.lags}
        columns={[
          { title: "Reader", cell: (l) => l.group },
          { title: "Topic", cell: (l) => l.topic },
          { title: "Records", cell: (l) => count(l.records), isFigure: true },
          { title: "Oldest", cell: (l) => (l.oldestMillis ? span(props.atMillis - l.oldestMillis) : "—"), isFigure: true },
        ]}
      />
    </>
  );
}
