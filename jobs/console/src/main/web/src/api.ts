import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type LiveEvent, takeEvents } from "./sse";

/** Origin and age of an answer. */
export interface Meta {
  layer: string;
  asOfMillis: number;
  ageMillis: number;
  degraded?: boolean;
  note?: string;
}

/** Answer of the gateway. */
export interface Answer<T> {
  data: T;
  meta: Meta;
}

/** Question with its newest answer; an older answer stays beside a trouble. */
export interface Asked<T> {
  answer: Answer<T> | null;
  trouble: string;
  isLoading: boolean;
  again: () => void;
}

const TOKEN = "tickflow.token";

/** Token of this tab; empty if none was given. */
export function token(): string {
  return sessionStorage.getItem(TOKEN) ?? "";
}

/** Keeps the token until the tab is closed. */
export function keepToken(value: string): void {
  if (value) sessionStorage.setItem(TOKEN, value);
  else sessionStorage.removeItem(TOKEN);
}

function headers(): Record<string, string> {
  return token() ? { Authorization: `Bearer ${token()}` } : {};
}

async function read<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (e) {
    if (init.signal?.aborted) throw e;
    throw new Error("The gateway does not answer. Maybe it was stopped.");
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Error(body?.detail ?? `The gateway answers ${response.status}.`);
  }
  return body as Answer<T>;
}

/** Reads a resource. */
export function get<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  return read<T>(path, { headers: headers(), ...(signal ? { signal } : {}) });
}

/** Posts a body to a resource. */
export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<Answer<T>> {
  return read<T>(path, {
    ...(signal ? { signal } : {}),
    method: "POST",
    headers: { ...headers(), "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Asks a resource now and, with a period, again while the page is visible; null asks nothing. */
export function useAsked<T>(path: string | null, everyMillis = 0): Asked<T> {
  return useAnswer<T>(path, (signal) => get<T>(path ?? "", signal), everyMillis);
}

/** Answer of a question of the cookbook, asked once; null asks nothing. */
export function useQuestion<T>(question: string | null, parameters: Record<string, string>): Asked<T> {
  const path = question === null ? null : `/v1/sql/${question}?limit=5000`;
  const key = path === null ? null : path + JSON.stringify(parameters);
  return useAnswer<T>(key, (signal) => post<T>(path ?? "", { parameters }, signal), 0);
}

/** Asks as long as the key stays the same; another key is another question. */
function useAnswer<T>(path: string | null, ask: (signal: AbortSignal) => Promise<Answer<T>>, everyMillis: number): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, "again">>({ answer: null, trouble: "", isLoading: path !== null });
  const [turn, setTurn] = useState(0);
  const asked = useRef<string | null>(null);
  useEffect(() => {
    const isNew = asked.current !== path;
    asked.current = path;
    if (path === null) {
      setState({ answer: null, trouble: "", isLoading: false });
      return undefined;
    }
    setState((old) => ({ answer: isNew ? null : old.answer, trouble: isNew ? "" : old.trouble, isLoading: true }));
    const abort = new AbortController();
    let timer = 0;
    const turnOnce = async () => {
      if (!document.hidden || everyMillis === 0) {
        try {
          const answer = await ask(abort.signal);
          setState({ answer, trouble: "", isLoading: false });
        } catch (e) {
          if (abort.signal.aborted) return;
          setState((old) => ({ answer: old.answer, trouble: (e as Error).message, isLoading: false }));
        }
      }
      if (everyMillis > 0 && !abort.signal.aborted) timer = window.setTimeout(turnOnce, everyMillis);
    };
    void turnOnce();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [path, everyMillis, turn]);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  return { ...state, again };
}

/** Follows the live stream until the signal; tells each event and the state of the connection. */
export async function follow(
  path: string,
  signal: AbortSignal,
  onEvents: (events: LiveEvent[]) => void,
  onState: (state: string) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      onState("connecting");
      const response = await fetch(path, { headers: headers(), signal });
      if (!response.ok || !response.body) {
        const body = await response.json().catch(() => null);
        throw new Error(body?.detail ?? `The gateway answers ${response.status}.`);
      }
      onState("live");
      await drain(response.body, onEvents);
      onState("the stream ended");
    } catch (e) {
      if (signal.aborted) return;
      onState(e instanceof TypeError ? "The gateway does not answer." : (e as Error).message);
    }
    await new Promise((wake) => window.setTimeout(wake, 2_000));
  }
}

async function drain(body: ReadableStream<Uint8Array>, onEvents: (events: LiveEvent[]) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const taken = takeEvents(rest + decoder.decode(value, { stream: true }));
    rest = taken.rest;
    if (taken.events.length > 0) onEvents(taken.events);
  }
}
