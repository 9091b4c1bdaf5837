import type { JSX } from "preact";
import { useAsked } from "../api";
import { span, utc } from "../format";
import { type GateRule, gatesOf } from "../gates";
import { Badge, Facts, none, Panel, Table } from "../ui";

interface Bundle {
  path: string;
  id: string;
  version: string;
  digest: string;
}

interface Rollout {
  id: string;
  pipeline: string;
  cluster: string;
  isOpen: boolean;
  next: string;
  verdict: string;
  outcome: string;
  before: Bundle;
  after: Bundle;
  gates: { windowMillis: number; rules: GateRule[] } | null;
  journal: { atMillis: number; event: string; facts: Record<string, unknown> }[];
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
  const judged = r.journal.filter((e) => e.event === "JUDGED").at(-1)?.facts["gates"];
  return (
    <details open={r.isOpen}>
      <summary>
        {r.id} <Badge word={r.verdict} /> {r.isOpen ? `open, next: ${r.next}` : r.outcome}
      </summary>
      <Facts
        facts={[
          ["Pipeline", r.pipeline],
          ["Cluster", r.cluster],
          ["From", nameOf(r.before)],
          ["To", nameOf(r.after)],
          ["Window", r.gates ? span(r.gates.windowMillis) : null],
        ]}
      />
      <h3>Gates</h3>
      <Table
        name="Gates"
        rows={gatesOf(r.gates?.rules ?? [], String(judged ?? ""))}
        columns={[
          { title: "Gate", cell: (g) => g.name },
          { title: "Result", cell: (g) => (g.result ? <Badge word={g.result} /> : "—") },
          { title: "Measured, and its limit", cell: (g) => g.measured },
          { title: "Required", cell: (g) => (g.isRequired ? "yes" : "no") },
        ]}
      />
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

function nameOf(bundle: Bundle): string {
  return `${bundle.id} ${bundle.version} (${bundle.digest.slice(0, 12)})`;
}
