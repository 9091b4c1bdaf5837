import { type LiveEvent, takeEvents } from "./sse";

/** Origin and age of an answer. */
export interface Meta {
  layer: string;
  asOfMillis: number;
  ageMillis: number;
  degraded?: boolean;
  note?: string;
}

/** Answer of the gateway, with the time of its arrival by the clock of the browser. */
export interface Answer<T> {
  data: T;
  meta: Meta;
  takenAtMillis: number;
}

/** Failed request: refused by the gateway (status above 0), or without an answer (status 0). */
export class Trouble extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

const UNAUTHORIZED = 401;
const NOT_FOUND = 404;
/** The gateway writes something into a stream every 10 s. */
const SILENCE_MILLIS_MAX = 25_000;
const PAUSE_MILLIS = 2_000;

/** True if the gateway wants a token, or another one. */
export function isTokenWanted(trouble: Error | null): boolean {
  return trouble instanceof Trouble && trouble.status === UNAUTHORIZED;
}

/** True if the gateway has no such thing. */
export function isAbsent(trouble: Error | null): boolean {
  return trouble instanceof Trouble && trouble.status === NOT_FOUND;
}

function headers(token: string): Record<string, string> {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/** Request with its bound. */
export interface Request {
  token: string;
  millisMax: number;
  signal?: AbortSignal | undefined;
}

/**
 * Reads a resource.
 *
 * @throws Trouble if the gateway refuses, answers anything else than JSON, or says nothing in time
 */
export function get<T>(path: string, request: Request): Promise<Answer<T>> {
  return read<T>(path, { headers: headers(request.token) }, request);
}

/** Posts a body to a resource; throws as {@link get} does. */
export function post<T>(path: string, body: unknown, request: Request): Promise<Answer<T>> {
  const init = {
    method: "POST",
    headers: { ...headers(request.token), "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  return read<T>(path, init, request);
}

async function read<T>(path: string, init: RequestInit, request: Request): Promise<Answer<T>> {
  const bound = AbortSignal.timeout(request.millisMax);
  const signal = request.signal ? AbortSignal.any([request.signal, bound]) : bound;
  try {
    const response = await fetch(path, { ...init, signal });
    const text = await response.text();
    const body = parsed(text);
    if (!response.ok) throw refusal(response.status, body);
    if (body === null) throw new Trouble("The answer is not the gateway's. Maybe a proxy gave it.", response.status);
    return { ...(body as unknown as Answer<T>), takenAtMillis: Date.now() };
  } catch (e) {
    request.signal?.throwIfAborted();
    if (e instanceof Trouble) throw e;
    if (bound.aborted) throw new Trouble(`The gateway did not answer in ${request.millisMax / 1_000} s.`, 0);
    throw new Trouble("The gateway does not answer. Maybe it was stopped.", 0);
  }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" ? (body as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

function refusal(status: number, body: Record<string, unknown> | null): Trouble {
  return new Trouble(typeof body?.["detail"] === "string" ? body["detail"] : `The gateway answers ${status}.`, status);
}

/** Listener of the live stream. */
export interface Follower {
  onEvents: (events: LiveEvent[]) => void;
  onState: (state: string) => void;
  /** Reports the end of a live stream; events may be missing until the next one. */
  onGap: () => void;
}

/** Bounds of a follower. */
export interface Patience {
  silenceMillisMax: number;
  pauseMillis: number;
}

/** Follows the live stream until the signal, again and again. A stream that says nothing for too long counts as ended. */
export async function follow(
  path: string,
  token: string,
  signal: AbortSignal,
  follower: Follower,
  patience: Patience = { silenceMillisMax: SILENCE_MILLIS_MAX, pauseMillis: PAUSE_MILLIS },
): Promise<void> {
  while (!signal.aborted) {
    const watch = new SilenceWatch(patience.silenceMillisMax);
    let isLive = false;
    try {
      follower.onState("connecting");
      const response = await fetch(path, { headers: headers(token), signal: AbortSignal.any([signal, watch.signal]) });
      if (!response.ok || !response.body) throw refusal(response.status, parsed(await response.text()));
      isLive = true;
      follower.onState("live");
      await drain(response.body, watch, follower.onEvents);
      follower.onState("the stream ended");
    } catch (e) {
      if (signal.aborted) return;
      follower.onState(e instanceof Trouble ? e.message : "The gateway does not answer.");
    } finally {
      watch.stop();
    }
    if (isLive) follower.onGap();
    await pause(patience.pauseMillis, signal);
  }
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((wake) => {
    const timer = setTimeout(wake, millis);
    signal.addEventListener("abort", () => { clearTimeout(timer); wake(); }, { once: true });
  });
}

/** Aborts when nothing was heard for too long. */
class SilenceWatch {
  private readonly abort = new AbortController();
  private readonly millisMax: number;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(millisMax: number) {
    this.millisMax = millisMax;
    this.onSound();
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  onSound(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.abort.abort(), this.millisMax);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

async function drain(body: ReadableStream<Uint8Array>, watch: SilenceWatch, onEvents: (events: LiveEvent[]) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    watch.onSound();
    const taken = takeEvents(rest + decoder.decode(value, { stream: true }));
    rest = taken.rest;
    if (taken.events.length > 0) onEvents(taken.events);
  }
}
