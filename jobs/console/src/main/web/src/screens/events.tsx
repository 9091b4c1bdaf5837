import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { token } from "../api";
import { utc } from "../format";
import { follow } from "../http";
import { Decision } from "../records";
import type { LiveEvent } from "../sse";
import { Table } from "../ui";

const KEPT = 200;
/** Row in place of events that may be missing. */
const GAP = "events may be missing";
const TOPICS = ["", "signals", "orders", "executions", "control", "feed", "deadletters", "leases", "outcomes", "predictions", "features"];

/** Live tail of the events. */
export function Events(): JSX.Element {
  const [topics, setTopics] = useState("");
  const [isPaused, setPaused] = useState(false);
  const [state, setState] = useState("");
  const [events, setEvents] = useState<LiveEvent[]>([]);
  const waiting = useRef<LiveEvent[]>([]);
  useEffect(() => {
    if (isPaused) {
      setState("paused");
      return undefined;
    }
    const abort = new AbortController();
    const path = topics ? `/v1/stream?topics=${topics}` : "/v1/stream";
    waiting.current = [];
    // No more than can be shown: a tab in the background draws once a minute.
    const take = (read: LiveEvent[]) => {
      const takenAtMillis = Date.now();
      waiting.current = [...waiting.current, ...read.map((event) => ({ ...event, takenAtMillis }))].slice(-KEPT);
    };
    const onGap = () => take([{ id: "", name: GAP, data: { text: `from ${utc(Date.now())} until the stream is live again` } }]);
    void follow(path, token(), abort.signal, { onEvents: take, onState: setState, onGap });
    // Drawn a few times a second, however many events come.
    const timer = window.setInterval(() => {
      const read = waiting.current.splice(0).reverse();
      if (read.length > 0) setEvents((old) => [...read, ...old].slice(0, KEPT));
    }, 300);
    return () => {
      abort.abort();
      window.clearInterval(timer);
    };
  }, [topics, isPaused]);
  return (
    <section aria-label="Events">
      <header>
        <h2>Events</h2>
        <span class="age" role="status">
          {state}
        </span>
      </header>
      <form class="bar" onSubmit={(e) => e.preventDefault()}>
        <label>
          Topic
          <select value={topics} onChange={(e) => { setEvents([]); setTopics(e.currentTarget.value); }}>
            {TOPICS.map((topic) => (
              <option key={topic} value={topic}>
                {topic || "all but features, predictions, outcomes and leases"}
              </option>
            ))}
          </select>
        </label>
        <button type="button" aria-pressed={isPaused} onClick={() => setPaused(!isPaused)}>
          {isPaused ? "Go on" : "Pause"}
        </button>
      </form>
      {events.length === 0 ? (
        <p class="quiet">{state === "live" ? "No event came yet." : `No event came yet: ${state}`}</p>
      ) : (
        <Table
          name="Live events"
          rows={events}
          columns={[
            { title: "Arrived (UTC)", cell: (e) => utc(e.takenAtMillis).slice(11) },
            { title: "Event", cell: (e) => e.name },
            { title: "Decision", cell: (e) => (typeof e.data["decisionId"] === "string" ? <Decision id={e.data["decisionId"]} /> : "") },
            { title: "About", cell: (e) => String(e.data["symbol"] || e.data["account"] || "") },
            { title: "Content", cell: (e) => <code>{brief(e.data)}</code> },
          ]}
        />
      )}
    </section>
  );
}

const ENVELOPE = ["type", "eventId", "correlationId", "causationId", "pipeline", "schemaVersion", "decisionId", "symbol"];

function brief(data: Record<string, unknown>): string {
  return Object.entries(data)
    .filter(([field, value]) => !ENVELOPE.includes(field) && value !== "" && value !== null && typeof value !== "object")
    .map(([field, value]) => `${field}=${String(value)}`)
    .join(" ")
    .slice(0, 300);
}
