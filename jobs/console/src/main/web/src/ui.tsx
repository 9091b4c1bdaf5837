import type { ComponentChildren, JSX } from "preact";
import { ageMillis, gatewayMillis } from "./age";
import { type Answer, type Asked, useClock } from "./api";
import { count, sentence, span, text } from "./format";
import { isAbsent, isTokenWanted } from "./http";
import { address, go } from "./route";

/** Link to a screen. */
export function Go(props: {
  to: string;
  query?: Record<string, string>;
  isHere?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  const href = address(props.to, props.query);
  const click = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(href);
  };
  return (
    <a href={href} onClick={click} {...(props.isHere ? { "aria-current": "page" as const } : {})}>
      {props.children}
    </a>
  );
}

/** Layer and age of an answer; the age goes on while the answer is shown. */
export function Age(props: { answer: Answer<unknown> }): JSX.Element {
  const { layer, asOfMillis, degraded, note } = props.answer.meta;
  const millis = ageMillis(props.answer, useClock());
  return (
    <span class={degraded ? "age warn" : "age"}>
      {layer}
      {asOfMillis > 0 ? ` · ${span(millis)} old` : ""}
      {degraded ? ` · degraded: ${note ?? ""}` : ""}
    </span>
  );
}

/** Words of a failed question, with the way out. */
export function TroubleNote(props: { asked: Asked<unknown> }): JSX.Element | null {
  const { trouble, answer, again } = props.asked;
  if (!trouble) return null;
  return (
    <p class="trouble" role="alert">
      {sentence(trouble.message)} {answer ? "Shown is the last answer. " : ""}
      {isTokenWanted(trouble) && (
        <>
          <Go to="desk">Give a token, or another one</Go>.{" "}
        </>
      )}
      <button type="button" onClick={again}>
        Ask again
      </button>
    </p>
  );
}

/** Part of a screen, with what its answer is doing. */
export function Panel<T>(props: {
  title: string;
  asked: Asked<T>;
  /** True if a deployment need not have it: its absence is a note, and no alert. */
  isOptional?: boolean;
  /** Input that the question depends on; it stays whatever the answer is. */
  form?: ComponentChildren;
  empty?: string;
  isEmpty?: (data: T) => boolean;
  children: (data: T, gatewayMillis: number) => ComponentChildren;
}): JSX.Element {
  const { title, asked } = props;
  const { answer, trouble, isLoading, isOnce, again } = asked;
  return (
    <section aria-label={title} aria-busy={isLoading}>
      <header>
        <h2>{title}</h2>
        {answer && (
          <span>
            <Age answer={answer} />
            {isOnce && !trouble && (
              <button type="button" class="again" aria-label={`Refresh ${title}`} disabled={isLoading} onClick={again}>
                ↻
              </button>
            )}
          </span>
        )}
      </header>
      {props.form}
      {props.isOptional && isAbsent(trouble) ? (
        <p class="quiet">{sentence(trouble?.message ?? "")}</p>
      ) : (
        <TroubleNote asked={asked} />
      )}
      {!answer && !trouble && isLoading && <p class="quiet">Loading …</p>}
      {answer &&
        (props.isEmpty?.(answer.data) ? (
          <p class="quiet">{props.empty}</p>
        ) : (
          props.children(answer.data, gatewayMillis(answer, Date.now()))
        ))}
    </section>
  );
}

/** Column of a table. */
export interface Column<R> {
  title: string;
  cell: (row: R) => ComponentChildren;
  isFigure?: boolean;
}

/** Rows that a table draws at most. */
const ROWS_MAX = 1_000;

/** Table that scrolls sideways in itself; of very many rows it shows the first. */
export function Table<R>(props: { name: string; rows: R[]; columns: Column<R>[] }): JSX.Element {
  const rows = props.rows.length > ROWS_MAX ? props.rows.slice(0, ROWS_MAX) : props.rows;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={props.name}>
      <table>
        {rows !== props.rows && (
          <caption>
            The first {count(rows.length)} of {count(props.rows.length)} rows.
          </caption>
        )}
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
          {rows.map((row, index) => (
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
