import { words } from "./format";

/** Vote of one member of a bundle. */
export interface Vote {
  member: string;
  role: string;
  probability: number | null;
  absence: string;
}

/** Figure that the desk held against a limit. */
export interface Check {
  leg: string;
  check: string;
  found: string;
  limit: string;
}

/** Votes and absences of a prediction, which the history keeps as JSON. */
export function votesOf(prediction: Record<string, unknown>): Vote[] {
  const role = String(prediction["role"] ?? "");
  const votes = parsed(prediction["votes"]);
  const absences = parsed(prediction["absences"]);
  const members = [...new Set([...Object.keys(votes), ...Object.keys(absences)])];
  return members.map((member) => ({
    member,
    role,
    probability: typeof votes[member] === "number" ? votes[member] : null,
    absence: String(absences[member] ?? ""),
  }));
}

/** Checks of a verdict, which are written as name=found/limit. */
export function checksOf(order: Record<string, unknown>): Check[] {
  return String(order["limits"] ?? "")
    .split(" ")
    .filter((part) => part.includes("="))
    .map((part) => {
      const [name = "", figures = ""] = part.split("=");
      const [found = "", limit = ""] = figures.split("/");
      return { leg: String(order["leg"] ?? ""), check: words(name), found, limit };
    });
}

function parsed(text: unknown): Record<string, unknown> {
  if (typeof text === "object" && text !== null) return text as Record<string, unknown>;
  try {
    return JSON.parse(String(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
