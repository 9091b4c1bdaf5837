import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { type Answer, post, useAsked } from "../api";
import { Line } from "../chart";
import { text } from "../format";
import { address, go, type Place } from "../route";
import { linesOf } from "../series";
import type { Question, SqlTable } from "../types";
import { Age, none, Panel, Table } from "../ui";

/** Questions of the cookbook with their answers. */
export function Sql(props: { place: Place }): JSX.Element {
  const questions = useAsked<Question[]>("/v1/sql");
  const name = props.place.query.get("q") ?? "";
  return (
    <Panel title="Questions" asked={questions} isEmpty={none} empty="The cookbook is empty.">
      {(all) => {
        const chosen = all.find((q) => q.name === name) ?? all[0];
        return (
          <>
            <label>
              Question
              <select value={chosen?.name ?? ""} onChange={(e) => go(address("sql", { q: e.currentTarget.value }))}>
                {all.map((q) => (
                  <option key={q.name} value={q.name}>
                    {q.name}: {q.title}
                  </option>
                ))}
              </select>
            </label>
            {chosen && <Ask key={chosen.name} question={chosen} />}
          </>
        );
      }}
    </Panel>
  );
}

function Ask(props: { question: Question }): JSX.Element {
  const { question } = props;
  const [answer, setAnswer] = useState<Answer<SqlTable> | null>(null);
  const [state, setState] = useState("");
  const ask = async (event: SubmitEvent) => {
    event.preventDefault();
    const parameters: Record<string, string> = {};
    for (const [field, value] of new FormData(event.currentTarget as HTMLFormElement)) {
      if (String(value) !== "") parameters[field] = String(value);
    }
    setState("Asking …");
    try {
      setAnswer(await post<SqlTable>(`/v1/sql/${encodeURIComponent(question.name)}`, { parameters }));
      setState("");
    } catch (e) {
      setState((e as Error).message);
    }
  };
  return (
    <>
      <form class="bar" onSubmit={ask}>
        {question.parameters.map((p) => (
          <label key={p.name}>
            {p.name}: {p.meaning}
            <input name={p.name} required={p.value === null} defaultValue={p.value ?? ""} />
          </label>
        ))}
        <button type="submit">Ask</button>
      </form>
      <details>
        <summary>SQL</summary>
        <pre tabIndex={0}>{question.sql}</pre>
      </details>
      <p role="status">{state}</p>
      {answer && <Result answer={answer} />}
    </>
  );
}

function Result(props: { answer: Answer<SqlTable> }): JSX.Element {
  const { data, meta } = props.answer;
  const lines = useMemo(() => linesOf(data), [data]);
  const [shown, setShown] = useState("");
  const line = lines.find((l) => l.name === shown) ?? lines[0];
  if (data.rows.length === 0) return <p class="quiet">The answer has no rows.</p>;
  return (
    <>
      <p>
        {data.rows.length} rows{data.truncated ? ", there are more" : ""}. <Age meta={meta} />
      </p>
      {line && (
        <>
          <label>
            Chart of
            <select value={line.name} onChange={(e) => setShown(e.currentTarget.value)}>
              {lines.map((l) => (
                <option key={l.name}>{l.name}</option>
              ))}
            </select>
          </label>
          <Line name={`${line.name} over time`} points={line.points} />
        </>
      )}
      <Table
        name="Answer"
        rows={data.rows}
        columns={data.columns.map((column, index) => ({
          title: column.name,
          cell: (row: unknown[]) => text(row[index]),
          isFigure: /Int|Float|Decimal/.test(column.type),
        }))}
      />
    </>
  );
}
