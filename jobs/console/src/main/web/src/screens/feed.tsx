import type { JSX } from "preact";
import { useAsked } from "../api";
import { ago, figure, quality, span, utc } from "../format";
import type { DeadLetter, FeedNotice, SymbolRow } from "../types";
import { Badge, none, Panel, Table } from "../ui";

const DAY_MILLIS = 86_400_000;

/** Delay of a vector after the time of its tick; ticks of days ago are a replay. */
function behind(millis: number): string {
  return millis > DAY_MILLIS ? `${span(millis)}: a replay` : span(millis);
}

/** Gaps, dirty quotes and unusable records. */
export function Feed(): JSX.Element {
  const symbols = useAsked<SymbolRow[]>("/v1/symbols", 2_000);
  const notices = useAsked<FeedNotice[]>("/v1/feed-events?limit=100", 5_000);
  const letters = useAsked<DeadLetter[]>("/v1/dead-letters?limit=100", 5_000);
  const settings = useAsked<Record<string, string>>("/v1/settings");
  const serverTime = settings.answer?.data["tickflow.feed.server-time"];
  return (
    <>
      <Panel title="Quotes" asked={symbols} isEmpty={none} empty="No symbol was seen yet.">
        {(rows, nowMillis) => (
          <>
            <Table
              name="Quotes"
              rows={rows}
              columns={[
                { title: "Symbol", cell: (r) => r.symbol },
                { title: "Spread", cell: (r) => figure(r.ask - r.bid, 3), isFigure: true },
                { title: "Quality", cell: (r) => quality(r.quality) },
                { title: "Behind the market", cell: (r) => behind(r.appendedAtMillis - r.eventTimeMillis), isFigure: true },
                { title: "Arrived", cell: (r) => ago(nowMillis - r.appendedAtMillis), isFigure: true },
              ]}
            />
            {serverTime && <p class="quiet">Times of the server are taken as {serverTime} (tickflow.feed.server-time); bin/tickflow doctor feed compares.</p>}
          </>
        )}
      </Panel>
      <Panel title="Notices" asked={notices} isEmpty={none} empty="Nothing was noticed about a feed.">
        {(rows) => (
          <Table
            name="Notices"
            rows={rows}
            columns={[
              { title: "Kind", cell: (n) => <Badge word={n.kind} /> },
              { title: "Symbol", cell: (n) => n.symbol },
              { title: "Market time (UTC)", cell: (n) => utc(n.eventTimeMillis) },
              { title: "Notice", cell: (n) => n.detail },
            ]}
          />
        )}
      </Panel>
      <Panel title="Dead letters" asked={letters} isEmpty={none} empty="Every record was usable.">
        {(rows) => (
          <Table
            name="Dead letters"
            rows={rows}
            columns={[
              { title: "Code", cell: (d) => <Badge word={d.code} /> },
              { title: "Symbol", cell: (d) => d.symbol },
              { title: "Place", cell: (d) => `${d.topic} ${d.partition}/${d.offset}` },
              { title: "Reason", cell: (d) => d.detail },
              { title: "Payload", cell: (d) => <code>{d.payload.slice(0, 80)}</code> },
            ]}
          />
        )}
      </Panel>
    </>
  );
}
