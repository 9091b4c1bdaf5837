import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Answer, get, post as postTo } from "./http";

export type { Answer, Meta } from "./http";

/** Question with its newest answer; an older answer stays beside a trouble. */
export interface Asked<T> {
  answer: Answer<T> | null;
  trouble: Error | null;
  isLoading: boolean;
  /** True if it is asked once, and not again and again. */
  isOnce: boolean;
  again: () => void;
}

const TOKEN = "tickflow.token";
/** Bound of a question that is asked again and again, and of one to the history. */
const POLL_MILLIS_MAX = 20_000;
const QUESTION_MILLIS_MAX = 120_000;

/** Token of this tab; empty if none was given. */
export function token(): string {
  return sessionStorage.getItem(TOKEN) ?? "";
}

/** Keeps the token until the tab is closed. */
export function keepToken(value: string): void {
  if (value) sessionStorage.setItem(TOKEN, value);
  else sessionStorage.removeItem(TOKEN);
}

/** Posts a body to a resource. */
export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<Answer<T>> {
  return postTo<T>(path, body, { token: token(), millisMax: QUESTION_MILLIS_MAX, signal });
}

/** Asks a resource now and, with a period, again while the page is visible; null asks nothing. */
export function useAsked<T>(path: string | null, everyMillis = 0): Asked<T> {
  const millisMax = everyMillis > 0 ? POLL_MILLIS_MAX : QUESTION_MILLIS_MAX;
  return useAnswer<T>(path, (signal) => get<T>(path ?? "", { token: token(), millisMax, signal }), everyMillis);
}

/** Answer of a question of the cookbook, asked once; null asks nothing. */
export function useQuestion<T>(question: string | null, parameters: Record<string, string>): Asked<T> {
  const path = question === null ? null : `/v1/sql/${question}?limit=5000`;
  const key = path === null ? null : path + JSON.stringify(parameters);
  return useAnswer<T>(key, (signal) => post<T>(path ?? "", { parameters }, signal), 0);
}

type State<T> = Pick<Asked<T>, "answer" | "trouble" | "isLoading">;

/** Asks as long as the key stays the same; another key is another question. */
function useAnswer<T>(path: string | null, ask: (signal: AbortSignal) => Promise<Answer<T>>, everyMillis: number): Asked<T> {
  const [state, setState] = useState<State<T>>({ answer: null, trouble: null, isLoading: path !== null });
  const [turn, setTurn] = useState(0);
  const asked = useRef<string | null>(null);
  useEffect(() => {
    const isNew = asked.current !== path;
    asked.current = path;
    if (path === null) {
      setState({ answer: null, trouble: null, isLoading: false });
      return undefined;
    }
    setState((old) => ({ answer: isNew ? null : old.answer, trouble: isNew ? null : old.trouble, isLoading: true }));
    const abort = new AbortController();
    let timer = 0;
    const turnOnce = async () => {
      if (!document.hidden || everyMillis === 0) {
        try {
          const answer = await ask(abort.signal);
          if (abort.signal.aborted) return;
          setState({ answer, trouble: null, isLoading: false });
        } catch (e) {
          if (abort.signal.aborted) return;
          setState((old) => ({ answer: old.answer, trouble: e as Error, isLoading: false }));
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
  useEffect(() => {
    if (everyMillis === 0) return undefined;
    // A tab that was hidden has old answers.
    const seen = () => { if (!document.hidden) again(); };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [everyMillis, again]);
  return { ...state, isOnce: everyMillis === 0, again };
}

/** Time by the clock of the browser, each second. */
export function useClock(): number {
  const [millis, setMillis] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setMillis(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return millis;
}
