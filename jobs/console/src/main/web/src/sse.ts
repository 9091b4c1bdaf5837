/** Event of the live stream. */
export interface LiveEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** Time of its arrival by the clock of the browser. */
  takenAtMillis?: number;
}

/** Splits what was read of a stream into whole events and the rest of the next one. */
export function takeEvents(read: string): { events: LiveEvent[]; rest: string } {
  const blocks = read.replace(/\r\n/g, "\n").split("\n\n");
  const rest = blocks.pop() ?? "";
  const events: LiveEvent[] = [];
  for (const block of blocks) {
    const event = eventOf(block);
    if (event) events.push(event);
  }
  return { events, rest };
}

function eventOf(block: string): LiveEvent | null {
  let id = "";
  let name = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    const field = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, "");
    if (field === "id") id = value;
    else if (field === "event") name = value;
    else if (field === "data") data.push(value);
  }
  return data.length === 0 ? null : { id, name, data: JSON.parse(data.join("\n")) };
}
