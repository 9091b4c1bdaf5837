import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Answer, post, useAsked } from "../api";
import { Line } from "../chart";
import { count, text } from "../format";
import { address, go, type Place } from "../route";
import { linesOf } from "../series";
import type { Question, SqlTable } from "../types";
import { Age, none, Panel, Table, TroubleNote } from "../ui";

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
  const [asked, setAsked] = useState<{ answer: Answer<SqlTable> | null; trouble: Error | null; isLoading: boolean }>({
    answer: null,
    trouble: null,
    isLoading: false,
  });
  const form = useRef<HTMLFormElement>(null);
  const abort = useRef(new AbortController());
  useEffect(() => () => abort.current.abort(), []);
  const ask = async () => {
    if (!form.current) return;
    const parameters: Record<string, string> = {};
    for (const [field, value] of new FormData(form.current)) {
      if (String(value) !== "") parameters[field] = String(value);
    }
    // The answer to the question before would come late.
    abort.current.abort();
    abort.current = new AbortController();
    const { signal } = abort.current;
    setAsked((old) => ({ ...old, trouble: null, isLoading: true }));
    try {
      const answer = await post<SqlTable>(`/v1/sql/${encodeURIComponent(question.name)}`, { parameters }, signal);
      if (!signal.aborted) setAsked({ answer, trouble: null, isLoading: false });
    } catch (e) {
      if (!signal.aborted) setAsked((old) => ({ answer: old.answer, trouble: e as Error, isLoading: false }));
    }
  };
  return (
    <>
      <form class="bar" ref={form} onSubmit={(e) => { e.preventDefault(); void ask(); }}>
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
      <p role="status">{asked.isLoading ? "Asking …" : ""}</p>
      <TroubleNote asked={{ ...asked, isOnce: true, again: () => void ask() }} />
      {asked.answer && <Result answer={asked.answer} />}
    </>
  );
}

function Result(props: { answer: Answer<SqlTable> }): JSX.Element {
  const { data } = props.answer;
  const lines = useMemo(() => linesOf(data), [data]);
  const [shown, setShown] = useState("");
  const line = lines.find((l) => l.name === shown) ?? lines[0];
  if (data.rows.length === 0) return <p class="quiet">The answer has no rows{data.whyEmpty ? `: ${data.whyEmpty}` : ""}.</p>;
  return (
    <>
      <p>
        {count(data.rows.length)} rows{data.truncated ? ", there are more" : ""}. <Age answer={props.answer} />
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
          <Line key={props.answer.takenAtMillis} name={`${line.name} over time`} points={line.points} />
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
