import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useQuestion } from "../api";
import { Line } from "../chart";
import { count, percent, words } from "../format";
import { Calibration, Shares } from "../plot";
import { accuracyByHour, rowsOf } from "../series";
import type { SqlTable } from "../types";
import { Facts, Panel, Table } from "../ui";

const noRows = (table: SqlTable) => table.rows.length === 0;

/** Share that came true against the probability that was said. */
export function CalibrationPanel(): JSX.Element {
  const asked = useQuestion<SqlTable>("calibration", {});
  return (
    <Panel title="Calibration" asked={asked} isEmpty={noRows} empty="The history holds no predictions with a later tick.">
      {(table) => {
        const points = rowsOf(table).map((r) => ({ said: Number(r["mean_probability"]), came: Number(r["share_risen"]), of: Number(r["decisions"]) }));
        return (
          <>
            <Calibration name="Share of rises by the probability that was said" points={points} />
            <p class="quiet">To the right the probability of a rise that was said, upwards the share that had risen ten seconds later, with 95% intervals. A calibrated model stays on the line.</p>
            <Table
              name="Calibration"
              rows={points}
              columns={[
                { title: "Said", cell: (p) => percent(p.said), isFigure: true },
                { title: "Came true", cell: (p) => percent(p.came), isFigure: true },
                { title: "Decisions", cell: (p) => count(p.of), isFigure: true },
              ]}
            />
          </>
        );
      }}
    </Panel>
  );
}

/** Accuracy of each version, and of each member by hour. */
export function AccuracyPanels(): JSX.Element {
  const versions = useQuestion<SqlTable>("accuracy-by-version", {});
  const hours = useQuestion<SqlTable>("live-accuracy", {});
  return (
    <>
      <Panel title="Accuracy when sure" asked={versions} isEmpty={noRows} empty="No prediction was sure yet.">
        {(table) => <Accuracy name="Accuracy by version" rows={rowsOf(table)} titles={["model_id", "model_version"]} />}
      </Panel>
      <Panel
        title="Live accuracy by hour"
        asked={hours}
        isEmpty={noRows}
        empty="There are no outcomes of sure predictions. Maybe nobody filled them: bin/tickflow outcomes."
      >
        {(table) => {
          const rows = rowsOf(table);
          const points = accuracyByHour(rows);
          return (
            <>
              {points.length > 1 && <Line name="Accuracy of the champion by hour" points={points} />}
              <Accuracy name="Accuracy by hour" rows={rows.reverse()} titles={["hour", "model_id", "model_version", "role", "member"]} />
            </>
          );
        }}
      </Panel>
    </>
  );
}

function Accuracy(props: { name: string; rows: Record<string, unknown>[]; titles: string[] }): JSX.Element {
  return (
    <Table
      name={props.name}
      rows={props.rows}
      columns={[
        ...props.titles.map((title) => ({ title: words(title.replace("_", " ")), cell: (r: Record<string, unknown>) => String(r[title]) })),
        { title: "Decisions", cell: (r) => count(Number(r["decisions"])), isFigure: true },
        { title: "Right", cell: (r) => percent(Number(r["accuracy"])), isFigure: true },
        { title: "95% interval", cell: (r) => `${percent(Number(r["lower"]))} to ${percent(Number(r["upper"]))}`, isFigure: true },
      ]}
    />
  );
}

/** Word for a population stability index. */
export function shiftWord(psi: number): string {
  return psi > 0.25 ? "shifted" : psi > 0.1 ? "moving" : "stable";
}

/** Distribution of the champion's probabilities before and after a time. */
export function DriftPanel(props: { newestMillis: number }): JSX.Element {
  const [split, setSplit] = useState(() => new Date(props.newestMillis - 43_200_000).toISOString().slice(0, 19).replace("T", " "));
  const [days, setDays] = useState("1");
  const asked = useQuestion<SqlTable>("prediction-shift", { split, days });
  const choose = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setSplit(String(form.get("split")));
    setDays(String(form.get("days")));
  };
  const form = (
    <form class="bar" onSubmit={choose}>
      <label>
        Between both windows (UTC)
        <input name="split" defaultValue={split} pattern="\d{4}-\d\d-\d\d \d\d:\d\d:\d\d" required />
      </label>
      <label>
        Days of each window
        <input name="days" type="number" min={1} max={365} defaultValue={days} required />
      </label>
      <button type="submit">Compare</button>
    </form>
  );
  return (
    <Panel title="Drift of the predictions" asked={asked} form={form} isEmpty={isOneSided} empty="One of the windows holds no predictions. Choose a time between the first and the newest one.">
      {(table) => <Drift table={table} />}
    </Panel>
  );
}

function sumOf(table: SqlTable, column: string): number {
  return rowsOf(table).reduce((sum, row) => sum + Number(row[column]), 0);
}

function isOneSided(table: SqlTable): boolean {
  return sumOf(table, "before") === 0 || sumOf(table, "after") === 0;
}

function Drift(props: { table: SqlTable }): JSX.Element {
  const { table } = props;
  const psi = sumOf(table, "contribution");
  const pairs = rowsOf(table).map((r) => ({ name: `decile ${String(r["decile"])}`, before: Number(r["share_before"]), after: Number(r["share_after"]) }));
  return (
    <>
      <Facts
        facts={[
          ["Population stability index", `${psi.toFixed(3)}, ${shiftWord(psi)}`],
          ["Predictions before", count(sumOf(table, "before"))],
          ["Predictions after", count(sumOf(table, "after"))],
        ]}
      />
      <Shares name="Share of each decile of before, before and after" pairs={pairs} />
      <p class="quiet">Grey before, blue after. Below 0.1 is stable, above 0.25 a shift.</p>
    </>
  );
}
