import type { JSX } from "preact";
import { useAsked } from "../api";
import { utc } from "../format";
import { Records } from "../records";
import { Badge, Facts, none, Panel, Table } from "../ui";

interface Rollout {
  id: string;
  pipeline: string;
  cluster: string;
  isOpen: boolean;
  next: string;
  verdict: string;
  outcome: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  gates: unknown;
  journal: { atMillis: number; event: string; facts: unknown }[];
}

/** Rollouts of this machine: from, to, gates, verdict and what happened. */
export function RolloutScreen(): JSX.Element {
  const rollouts = useAsked<Rollout[]>("/v1/rollouts", 5_000);
  return (
    <Panel title="Rollouts" asked={rollouts} isEmpty={none} empty="No rollout was made from this machine.">
      {(rows) => rows.map((rollout) => <One key={rollout.id} rollout={rollout} />)}
    </Panel>
  );
}

function One(props: { rollout: Rollout }): JSX.Element {
  const r = props.rollout;
  const gates = Array.isArray(r.gates) ? (r.gates as Record<string, unknown>[]) : [];
  return (
    <details open={r.isOpen}>
      <summary>
        {r.id} <Badge word={r.verdict} /> {r.isOpen ? `open, next: ${r.next}` : r.outcome}
      </summary>
      <Facts
        facts={[
          ["Pipeline", r.pipeline],
          ["Cluster", r.cluster],
          ...Object.entries(r.before).map(([k, v]): [string, unknown] => [`before: ${k}`, v]),
          ...Object.entries(r.after).map(([k, v]): [string, unknown] => [`after: ${k}`, v]),
        ]}
      />
      <h3>Gates</h3>
      {gates.length > 0 ? (
        <Records name="Gates" rows={gates} />
      ) : (
        <Facts facts={Object.entries((r.gates ?? {}) as Record<string, unknown>)} />
      )}
      <h3>Journal</h3>
      <Table
        name="Journal"
        rows={r.journal}
        columns={[
          { title: "At (UTC)", cell: (e) => utc(e.atMillis) },
          { title: "Event", cell: (e) => e.event },
          { title: "Facts", cell: (e) => <code>{JSON.stringify(e.facts)}</code> },
        ]}
      />
    </details>
  );
}
