import type { ComponentChildren, JSX } from "preact";
import type { Asked, Meta } from "./api";
import { span, text } from "./format";
import { address, go } from "./route";

/** Link to a screen. */
export function Go(props: { to: string; query?: Record<string, string>; children: ComponentChildren }): JSX.Element {
  const href = address(props.to, props.query);
  const click = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(href);
  };
  return (
    <a href={href} onClick={click}>
      {props.children}
    </a>
  );
}

/** Layer and age of an answer. */
export function Age(props: { meta: Meta }): JSX.Element {
  const { layer, asOfMillis, ageMillis, degraded, note } = props.meta;
  return (
    <span class={degraded ? "age warn" : "age"}>
      {layer}
      {asOfMillis > 0 ? ` · ${span(ageMillis)} old` : ""}
      {degraded ? ` · degraded: ${note ?? ""}` : ""}
    </span>
  );
}

/** Part of a screen, with what its answer is doing. */
export function Panel<T>(props: {
  title: string;
  asked?: Asked<T>;
  empty?: string;
  isEmpty?: (data: T) => boolean;
  children: (data: T) => ComponentChildren;
}): JSX.Element {
  const { title, asked } = props;
  const answer = asked?.answer ?? null;
  return (
    <section aria-label={title} aria-busy={asked?.isLoading ?? false}>
      <header>
        <h2>{title}</h2>
        {answer?.meta && <Age meta={answer.meta} />}
      </header>
      {asked?.trouble && (
        <p class="trouble" role="alert">
          {asked.trouble} {answer ? "Shown is the last answer." : ""}{" "}
          <button type="button" onClick={asked.again}>
            Ask again
          </button>
        </p>
      )}
      {asked && !answer && !asked.trouble && asked.isLoading && <p class="quiet">Loading …</p>}
      {answer && (props.isEmpty?.(answer.data) ? <p class="quiet">{props.empty}</p> : props.children(answer.data))}
    </section>
  );
}

/** Column of a table. */
export interface Column<R> {
  title: string;
  cell: (row: R) => ComponentChildren;
  isFigure?: boolean;
}

/** Table that scrolls sideways in itself. */
export function Table<R>(props: { name: string; rows: R[]; columns: Column<R>[] }): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={props.name}>
      <table>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th scope="col" key={column.title} class={column.isFigure ? "figure" : ""}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <tr key={index}>
              {props.columns.map((column) => (
                <td key={column.title} class={column.isFigure ? "figure" : ""}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Level or verdict as a word with a colour. */
export function Badge(props: { word: string }): JSX.Element {
  return <span class={`badge ${props.word.toLowerCase()}`}>{props.word}</span>;
}

/** Names with their values. */
export function Facts(props: { facts: [string, unknown][] }): JSX.Element {
  return (
    <dl>
      {props.facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** True for a list without rows. */
export function none(rows: unknown[]): boolean {
  return rows.length === 0;
}
