import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useAsked } from "../api";
import { count, percent, utc } from "../format";
import type { Model, Prediction, SymbolRow } from "../types";
import { Badge, Facts, none, Panel, Table } from "../ui";
import { AccuracyPanels, CalibrationPanel, DriftPanel } from "./quality";

/** Bundles of the registry, and what the scoring models last said of each symbol. */
export function Models(): JSX.Element {
  const models = useAsked<Model[]>("/v1/models");
  const symbols = useAsked<SymbolRow[]>("/v1/symbols", 10_000);
  const newest = Math.max(0, ...(symbols.answer?.data ?? []).map((row) => row.eventTimeMillis));
  return (
    <>
      <Panel title="Registry" asked={models} isOptional isEmpty={none} empty="The registry holds no bundle.">
        {(rows) => (
          <Table
            name="Registry"
            rows={rows}
            columns={[
              { title: "Model", cell: (m) => m.model },
              { title: "Version", cell: (m) => m.version },
              { title: "Aliases", cell: (m) => m.aliases.map((alias) => <Badge key={alias} word={alias} />) },
              { title: "Digest", cell: (m) => <code title={m.digest}>{m.digest.slice(0, 12)}</code> },
              { title: "Published", cell: (m) => m.publishedAt },
              { title: "Files", cell: (m) => m.files, isFigure: true },
              { title: "Bytes", cell: (m) => count(m.bytes), isFigure: true },
            ]}
          />
        )}
      </Panel>
      <AccuracyPanels />
      <CalibrationPanel />
      {newest > 0 && <DriftPanel newestMillis={newest} />}
      <Panel title="Newest votes" asked={symbols} isEmpty={none} empty="No symbol was seen yet.">
        {(rows) => <NewestVotes rows={rows} />}
      </Panel>
    </>
  );
}

/** Symbols whose votes are asked for at a time. */
const SYMBOLS_MAX = 8;

/** Votes of the symbols with the newest ticks, or of one that is chosen. */
function NewestVotes(props: { rows: SymbolRow[] }): JSX.Element {
  const [chosen, setChosen] = useState("");
  const names = props.rows.map((row) => row.symbol).sort();
  const newest = [...props.rows].sort((a, b) => b.appendedAtMillis - a.appendedAtMillis).slice(0, SYMBOLS_MAX);
  const shown = chosen ? [chosen] : newest.map((row) => row.symbol).sort();
  return (
    <>
      {names.length > SYMBOLS_MAX && (
        <label>
          Symbol
          <select value={chosen} onChange={(e) => setChosen(e.currentTarget.value)}>
            <option value="">
              the {SYMBOLS_MAX} newest of {count(names.length)}
            </option>
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      {shown.map((name) => (
        <Votes key={name} symbol={name} />
      ))}
    </>
  );
}

function Votes(props: { symbol: string }): JSX.Element {
  const path = `/v1/symbols/${encodeURIComponent(props.symbol)}/predictions/latest`;
  const asked = useAsked<Prediction[]>(path, 5_000);
  return (
    <Panel title={props.symbol} asked={asked} isEmpty={none} empty="There is no prediction.">
      {(predictions) =>
        predictions.map((p) => (
          <div key={p.role ?? ""}>
            <Facts
              facts={[
                ["Model", `${p.modelId} ${p.modelVersion}`],
                ["Role", p.role ?? "CHAMPION"],
                ["Probability of a rise", percent(p.probability)],
                ["Agreement", percent(p.agreement)],
                ["Abstention", p.abstention === "NONE" ? "none" : p.abstention],
                ["Market time (UTC)", utc(p.eventTimeMillis)],
              ]}
            />
            {p.votes.length > 0 && (
              <Table
                name={`Votes on ${props.symbol}`}
                rows={p.votes}
                columns={[
                  { title: "Member", cell: (v) => v.member },
                  { title: "Probability", cell: (v) => percent(v.probability), isFigure: true },
                  { title: "Absence", cell: (v) => (v.absence === "NONE" ? "" : v.absence) },
                ]}
              />
            )}
          </div>
        ))
      }
    </Panel>
  );
}
