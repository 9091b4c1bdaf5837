import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { keepToken, post, token, useAsked } from "../api";
import { figure, price, sentence, span, utc } from "../format";
import { isTokenWanted, Trouble } from "../http";
import { ProfitPanel } from "../profit";
import { Decision } from "../records";
import { money } from "../sums";
import type { Book, Control, Execution, Trade } from "../types";
import { Badge, none, Panel, Table } from "../ui";

interface Recorded {
  command: string;
  account: string;
  by: string;
  eventId: string;
  answers: { by: string; account: string; text: string }[];
}

const COMMANDS: [string, string, string][] = [
  ["halt", "HALT", "No new entries from now on; open positions keep their exits."],
  ["resume", "RESUME", "Entries are allowed again."],
  ["flatten", "FLATTEN", "Closes positions at the market."],
  ["retry-exits", "RETRY EXITS", "Tries exits that failed again, at once."],
];

/** Positions, orders and halts of the accounts, and commands to the desk. */
export function Desk(): JSX.Element {
  const [turn, setTurn] = useState(0);
  const book = useAsked<Book>("/v1/positions", 2_000);
  const controls = useAsked<Control[]>("/v1/controls?limit=20", 2_000);
  const executions = useAsked<Execution[]>("/v1/executions?limit=30", 3_000);
  return (
    <>
      <Commands key={turn} onToken={() => setTurn(turn + 1)} />
      <Panel title="Halts and blocks" asked={book} isEmpty={(b) => none(b.halts) && none(b.blocks)} empty="Nothing is halted or blocked.">
        {(b) => (
          <Table
            name="Halts and blocks"
            rows={[
              ...b.halts.map((h) => ({ what: "HALT", ...h })),
              ...b.blocks.map((x) => ({ what: `block of ${x.symbol}`, account: x.account, by: "", reason: x.reason, sinceMillis: x.sinceMillis })),
            ]}
            columns={[
              { title: "Kind", cell: (h) => <Badge word={h.what} /> },
              { title: "Account", cell: (h) => h.account },
              { title: "By", cell: (h) => h.by },
              { title: "Reason", cell: (h) => h.reason },
              { title: "Since (UTC)", cell: (h) => utc(h.sinceMillis) },
            ]}
          />
        )}
      </Panel>
      <Panel title="Positions" asked={book} isEmpty={(b) => none(b.positions)} empty="No position is open.">
        {(b, nowMillis) => (
          <Table
            name="Positions"
            rows={b.positions}
            columns={[
              { title: "Account", cell: (p) => p.account },
              { title: "Symbol", cell: (p) => p.symbol },
              { title: "Units", cell: (p) => figure(p.quantity, 10), isFigure: true },
              { title: "Open for", cell: (p) => span(Math.max(0, nowMillis - p.sinceMillis)), isFigure: true },
            ]}
          />
        )}
      </Panel>
      <Panel title="Open orders" asked={book} isEmpty={(b) => none(b.orders)} empty="No order is open.">
        {(b, nowMillis) => (
          <Table
            name="Open orders"
            rows={b.orders}
            columns={[
              { title: "Account", cell: (o) => o.account },
              { title: "Symbol", cell: (o) => o.symbol },
              { title: "Leg", cell: (o) => o.leg },
              { title: "State", cell: (o) => o.state ?? "decided" },
              { title: "ClOrdID", cell: (o) => <code>{o.clOrdId}</code> },
              { title: "For", cell: (o) => span(Math.max(0, nowMillis - o.sinceMillis)), isFigure: true },
            ]}
          />
        )}
      </Panel>
      <ProfitPanel isByDay />
      <Trades />
      <Panel title="Reports of the broker" asked={executions} isEmpty={none} empty="There is no report yet.">
        {(rows) => (
          <Table
            name="Reports of the broker"
            rows={rows}
            columns={[
              { title: "At (UTC)", cell: (e) => utc(e.reportTimeMillis) },
              { title: "Decision", cell: (e) => <Decision id={e.decisionId} /> },
              { title: "Symbol", cell: (e) => e.symbol },
              { title: "Leg", cell: (e) => e.leg },
              { title: "Side", cell: (e) => e.side },
              { title: "State", cell: (e) => <Badge word={e.state} /> },
              { title: "Units", cell: (e) => figure(e.cumulativeQuantity, 10), isFigure: true },
              { title: "Price", cell: (e) => price(e.averagePrice), isFigure: true },
              { title: "Text", cell: (e) => e.reason },
            ]}
          />
        )}
      </Panel>
      <Panel title="Commands and answers" asked={controls} isEmpty={none} empty="Nobody said anything yet.">
        {(rows) => (
          <Table
            name="Commands and answers"
            rows={rows}
            columns={[
              { title: "At (UTC)", cell: (c) => utc(c.appendedAtMillis) },
              { title: "Command", cell: (c) => <Badge word={c.command} /> },
              { title: "Account", cell: (c) => c.account },
              { title: "By", cell: (c) => c.by },
              { title: "Why, or the answer", cell: (c) => c.reason },
              { title: "Symbol", cell: (c) => c.symbol },
            ]}
          />
        )}
      </Panel>
    </>
  );
}

function Trades(): JSX.Element {
  const asked = useAsked<Trade[]>("/v1/trades?limit=50", 5_000);
  return (
    <Panel title="Newest trades" asked={asked} isEmpty={none} empty="No entry was filled yet.">
      {(rows) => (
        <Table
          name="Newest trades"
          rows={rows}
          columns={[
            { title: "Entered (UTC)", cell: (t) => utc(t.enteredAtMillis) },
            { title: "Decision", cell: (t) => <Decision id={t.decisionId} /> },
            { title: "Symbol", cell: (t) => t.symbol },
            { title: "Side", cell: (t) => t.side },
            { title: "Units", cell: (t) => figure(t.quantity, 10), isFigure: true },
            { title: "Entry", cell: (t) => price(t.entryPrice), isFigure: true },
            { title: "Exit", cell: (t) => (t.openQuantity > 1e-9 ? "open" : price(t.exitPrice)), isFigure: true },
            { title: "Held", cell: (t) => (t.exitedAtMillis ? span(t.exitedAtMillis - t.enteredAtMillis) : "—"), isFigure: true },
            { title: "Net", cell: (t) => money(t.net, t.currency), isFigure: true },
            { title: "bps", cell: (t) => figure(t.netBps, 4), isFigure: true },
          ]}
        />
      )}
    </Panel>
  );
}

function Commands(props: { onToken: () => void }): JSX.Element {
  const me = useAsked<{ name: string; role: string }>("/v1/me", 15_000);
  const [reason, setReason] = useState("");
  const [symbol, setSymbol] = useState("");
  const [chosen, setChosen] = useState<[string, string, string] | null>(null);
  const [said, setSaid] = useState("");
  const [isSending, setSending] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const mayCommand = !isTokenWanted(me.trouble) && me.answer !== null && me.answer.data.role.toLowerCase() !== "viewer";
  const takeToken = (event: SubmitEvent) => {
    event.preventDefault();
    keepToken(String(new FormData(event.currentTarget as HTMLFormElement).get("token")).trim());
    props.onToken();
  };
  const confirm = (command: [string, string, string]) => {
    setChosen(command);
    dialog.current?.showModal();
  };
  const send = async () => {
    if (!chosen) return;
    dialog.current?.close();
    setSending(true);
    setSaid(`${chosen[1]} is on its way …`);
    try {
      const body = chosen[0] === "flatten" && symbol ? { reason, symbol } : { reason };
      const { data } = await post<Recorded>(`/v1/control/${chosen[0]}`, body);
      const answers = data.answers.map((a) => `${a.by}: ${a.text}`).join("; ");
      setSaid(`${data.command} for ${data.account} is recorded as said by ${data.by}. ${answers || "No answer yet."}`);
      setReason("");
    } catch (e) {
      const isRefused = e instanceof Trouble && e.status >= 400 && e.status < 500;
      const doubt = `Maybe ${chosen[1]} was recorded, maybe not: see Commands and answers below.`;
      setSaid(`${sentence((e as Error).message)} ${isRefused ? `${chosen[1]} was not recorded.` : doubt}`);
      me.again();
    }
    setSending(false);
  };
  return (
    <section aria-label="Commands">
      <header>
        <h2>Commands</h2>
        {me.answer && !me.trouble && <span class="age">{`${me.answer.data.name}, ${me.answer.data.role.toLowerCase()}`}</span>}
      </header>
      {me.trouble && (
        <p class="trouble" role="alert">
          {sentence(me.trouble.message)}
          {isTokenWanted(me.trouble) ? " Give a token below. Maybe an empty one is enough to read." : ""}
        </p>
      )}
      <form class="bar" onSubmit={takeToken}>
        <label>
          Token
          <input name="token" type="password" autocomplete="off" defaultValue={token()} />
        </label>
        <button type="submit">Use token</button>
      </form>
      <form class="bar" onSubmit={(e) => e.preventDefault()}>
        <label>
          Reason (is recorded)
          <input value={reason} maxLength={200} size={40} onInput={(e) => setReason(e.currentTarget.value)} />
        </label>
        <label>
          Symbol (flatten only; empty: all)
          <input value={symbol} maxLength={32} size={10} onInput={(e) => setSymbol(e.currentTarget.value.trim())} />
        </label>
        {COMMANDS.map((command) => (
          <button key={command[0]} type="button" class={command[0]} disabled={!mayCommand || isSending || reason.trim() === ""} onClick={() => confirm(command)}>
            {command[1]}
          </button>
        ))}
      </form>
      {!mayCommand && me.answer && <p class="quiet">Commands need the token of an operator; the gateway of a demo takes none.</p>}
      <p role="status">{said}</p>
      <dialog ref={dialog} aria-label="Confirm the command">
        <p class="mode">{chosen?.[1]}</p>
        <p>
          {chosen?.[2]} {chosen?.[0] === "flatten" ? (symbol ? `Symbol: ${symbol}.` : "All symbols.") : ""}
        </p>
        <p>Reason: {reason}</p>
        <button type="button" onClick={() => dialog.current?.close()}>
          Cancel
        </button>{" "}
        <button type="button" class={chosen?.[0] ?? ""} onClick={send}>
          Say {chosen?.[1]}
        </button>
      </dialog>
    </section>
  );
}
