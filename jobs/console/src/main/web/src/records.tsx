import type { ComponentChildren, JSX } from "preact";
import { text, utc, words } from "./format";
import { type Column, Go, Table } from "./ui";

/** Table of records with a column for each of their fields, empty ones left out. */
export function Records(props: { name: string; rows: Record<string, unknown>[] }): JSX.Element {
  const fields = new Set<string>();
  for (const row of props.rows) {
    for (const [field, value] of Object.entries(row)) {
      if (value !== "" && value !== null && !(Array.isArray(value) && value.length === 0)) fields.add(field);
    }
  }
  const columns: Column<Record<string, unknown>>[] = [...fields].map((field) => ({
    title: words(field),
    cell: (row) => cell(field, row[field]),
    isFigure: props.rows.every((row) => typeof row[field] === "number"),
  }));
  return <Table name={props.name} rows={props.rows} columns={columns} />;
}

function cell(field: string, value: unknown): ComponentChildren {
  if (field === "decisionId" && typeof value === "string") return <Decision id={value} />;
  if (typeof value === "number" && value > 1e12 && /(At|Time|start|from|to|since)Millis$/i.test(field)) return utc(value);
  return text(value);
}

/** Link to the way of a decision. */
export function Decision(props: { id: string }): JSX.Element {
  return (
    <Go to="decision" query={{ id: props.id }}>
      <code title={props.id}>{props.id.slice(0, 8)}</code>
    </Go>
  );
}
