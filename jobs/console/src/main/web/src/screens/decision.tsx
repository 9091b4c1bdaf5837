import type { JSX } from "preact";
import { useAsked } from "../api";
import { checksOf, votesOf } from "../checks";
import { figure, percent, price, quality, span, utc } from "../format";
import { Quotes } from "../plot";
import { Decision, Records } from "../records";
import { address, go, type Place } from "../route";
import type { Explanation, Signal } from "../types";
import { Badge, Facts, none, Panel, Table } from "../ui";

/** The way of one decision: features, votes, checks, verdict, order, outcome. */
export function DecisionScreen(props: { place: Place }): JSX.Element {
  const id = props.place.query.get("id") ?? "";
  const found = useAsked<Explanation>(id ? `/v1/explain/${encodeURIComponent(id)}` : null);
  const ask = (event: SubmitEvent) => {
    event.preventDefault();
    const value = new FormData(event.currentTarget as HTMLFormElement).get("id");
    go(address("decision", { id: String(value).trim() }));
  };
  return (
    <>
      <form class="bar" onSubmit={ask}>
        <label>
          Decision id, event id or ClOrdID
          <input name="id" required defaultValue={id} key={id} size={40} />
        </label>
        <button type="submit">Explain</button>
      </form>
      {id ? (
        <Panel title="Decision" asked={found}>
          {(e) => <Way found={e} />}
        </Panel>
      ) : (
        <Newest />
      )}
    </>
  );
}

function Newest(): JSX.Element {
  const signals = useAsked<Signal[]>("/v1/signals?limit=50", 5_000);
  return (
    <Panel title="Newest signals" asked={signals} isEmpty={none} empty="There is no signal yet.">
      {(rows) => (
        <Table
          name="Newest signals"
          rows={rows}
          columns={[
            { title: "Decision", cell: (s) => <Decision id={s.decisionId} /> },
            { title: "Symbol", cell: (s) => s.symbol },
            { title: "Side", cell: (s) => s.side },
            { title: "Confidence", cell: (s) => percent(s.confidence), isFigure: true },
            { title: "Verdict", cell: (s) => <Badge word={s.verdict} /> },
            { title: "Reason", cell: (s) => (s.reason === "NONE" ? "" : s.reason) },
            { title: "Market time (UTC)", cell: (s) => utc(s.eventTimeMillis) },
          ]}
        />
      )}
    </Panel>
  );
}

function Way(props: { found: Explanation }): JSX.Element {
  const { decision: d, end, quotes, features, predictions, signals, orders, reports, stages, outcomes, scores } = props.found;
  return (
    <>
      <p class="mode">
        {end.word.replaceAll("_", " ")} {end.reason && <small>{end.reason}</small>}
      </p>
      <Facts
        facts={[
          ["Id", d.id],
          ["Symbol", d.symbol],
          ["Mode", d.mode],
          ["Market time (UTC)", utc(d.eventTimeMillis)],
          ["Bid", price(d.bid)],
          ["Ask", price(d.ask)],
          ["Typical spread", figure(d.typicalSpread, 3)],
          ["Ready", d.ready ? "yes" : "no"],
          ["Quality", quality(d.quality)],
        ]}
      />
      <h3>Ticks around it</h3>
      {quotes.length < 2 ? (
        <p class="quiet">The history holds no others.</p>
      ) : (
        <>
          <Quotes name={`Bid and ask of ${d.symbol} around the decision`} quotes={quotes} atMillis={d.eventTimeMillis} />
          <p class="quiet">
            {quotes.length} ticks; upper line ask, lower line bid. The dashed line is the tick of the decision.
          </p>
        </>
      )}
      <h3>Stages</h3>
      <Table
        name="Stages"
        rows={stages}
        columns={[
          { title: "Stage", cell: (s) => s.name },
          { title: "At (UTC)", cell: (s) => utc(s.atMillis) },
          { title: "Since the tick", cell: (s) => span(s.sinceTickMillis), isFigure: true },
        ]}
      />
      <Part title="Predictions" rows={predictions.map(({ votes: _votes, absences: _absences, ...rest }) => rest)} />
      <h3>Votes</h3>
      <Table
        name="Votes"
        rows={predictions.flatMap(votesOf)}
        columns={[
          { title: "Member", cell: (v) => v.member },
          { title: "Role", cell: (v) => v.role },
          { title: "Probability of a rise", cell: (v) => percent(v.probability), isFigure: true },
          { title: "Absence", cell: (v) => v.absence },
        ]}
      />
      <Part title="Signals" rows={signals} />
      <Part title="Verdicts of the desk" rows={orders.map(({ limits: _limits, ...rest }) => rest)} />
      <h3>Checks of the desk</h3>
      <Table
        name="Checks of the desk"
        rows={orders.flatMap(checksOf)}
        columns={[
          { title: "Leg", cell: (c) => c.leg },
          { title: "Check", cell: (c) => c.check },
          { title: "Found", cell: (c) => c.found, isFigure: true },
          { title: "Limit", cell: (c) => c.limit, isFigure: true },
        ]}
      />
      <Part title="Reports of the broker" rows={reports} />
      <Part title="Market afterwards" rows={outcomes} />
      {scores?.members.map((m) => (
        <details key={m.member}>
          <summary>
            Shares of {m.member} ({m.same ? "scored again with the same bits" : "scored again with other bits"})
          </summary>
          <Part title={m.member} rows={m.shares as unknown as Record<string, unknown>[]} />
        </details>
      ))}
      <h3>Features</h3>
      <Table
        name="Features"
        rows={features}
        columns={[
          { title: "Feature", cell: (f) => <span title={f.definition}>{f.name}</span> },
          { title: "Value", cell: (f) => figure(f.value), isFigure: true },
          { title: "Unit", cell: (f) => f.unit },
          { title: "Percentile", cell: (f) => (f.percentile === null ? "—" : <Percentile value={f.percentile} />), isFigure: true },
          { title: "of rows", cell: (f) => f.rows, isFigure: true },
        ]}
      />
    </>
  );
}

function Part(props: { title: string; rows: Record<string, unknown>[] }): JSX.Element {
  return (
    <>
      <h3>{props.title}</h3>
      {props.rows.length === 0 ? <p class="quiet">None.</p> : <Records name={props.title} rows={props.rows} />}
    </>
  );
}

function Percentile(props: { value: number }): JSX.Element {
  return (
    <>
      <meter min={0} max={100} value={props.value} aria-label={`Percentile ${props.value.toFixed(0)}`} /> {props.value.toFixed(1)}
    </>
  );
}
