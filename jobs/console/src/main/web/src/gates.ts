/** Rule of a gate, as a rollout was begun with it. */
export interface GateRule {
  kind: string;
  limit: number;
  countMin: number;
  required: boolean;
}

/** Gate with what was measured; empty before the rollout was judged. */
export interface Gate {
  name: string;
  result: string;
  measured: string;
  isRequired: boolean;
}

const JUDGED = /^([a-z0-9-]+) (PASS|FAIL|INCONCLUSIVE): (.*)$/;

/** Gates of a rollout in the order of its rules, with the results that its journal has in one text. */
export function gatesOf(rules: GateRule[], judged: string): Gate[] {
  const results = new Map<string, { result: string; measured: string }>();
  for (const part of judged.split(/; (?=[a-z0-9-]+ (?:PASS|FAIL|INCONCLUSIVE): )/)) {
    const match = JUDGED.exec(part);
    if (match) results.set(match[1] ?? "", { result: match[2] ?? "", measured: match[3] ?? "" });
  }
  return rules.map((rule) => {
    const name = rule.kind.toLowerCase().replaceAll("_", "-");
    const limit = `limit ${rule.limit.toLocaleString("en")}, from ${rule.countMin.toLocaleString("en")} on`;
    return { name, ...(results.get(name) ?? { result: "", measured: limit }), isRequired: rule.required };
  });
}
