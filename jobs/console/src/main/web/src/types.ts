/** Answers of the API, as far as the console reads them; docs/openapi.json describes them whole. */
export interface Finding {
  item: string;
  level: string;
  text: string;
  sinceMillis: number | null;
}

export interface Halt {
  account: string;
  by: string;
  reason: string;
  sinceMillis: number;
}

export interface Lag {
  group: string;
  topic: string;
  records: number;
  oldestMillis: number | null;
}

export interface Status {
  atMillis: number;
  mode: string | null;
  red: boolean;
  findings: Finding[];
  kafka: { feed: { symbol: string; appendMillis: number }[]; halts: Halt[]; lags: Lag[] } | null;
  flink: { jobs: { name: string; state: string; tasks: number; tasksRunning: number }[] } | null;
}

export interface Component {
  name: string;
  health: { level: string; text: string; sinceMillis: number | null };
  process: { kind: string; name: string; state: string; sinceMillis: number | null };
  metrics: Record<string, number | null>;
  configure: string[];
}

export interface SymbolRow {
  symbol: string;
  bid: number;
  ask: number;
  ready: boolean;
  quality: number;
  eventTimeMillis: number;
  appendedAtMillis: number;
}

export interface Bar {
  startMillis: number;
  open: number;
  high: number;
  low: number;
  close: number;
  meanSpread: number;
  ticks: number;
  quality: number;
}

export interface Signal {
  decisionId: string;
  symbol: string;
  eventTimeMillis: number;
  side: string;
  confidence: number;
  verdict: string;
  reason: string;
  bid: number;
  ask: number;
  role?: string;
  appendTimeMillis: number;
  appendedAtMillis: number;
}

export interface Order {
  account: string;
  decisionId: string;
  symbol: string;
  eventTimeMillis: number;
  leg: string;
  verdict: string;
  reason: string;
  clOrdId: string;
  side: string;
  quantity: number;
  decidedAtMillis: number;
}

export interface Execution {
  account: string;
  decisionId: string;
  symbol: string;
  leg: string;
  side: string;
  state: string;
  cumulativeQuantity: number;
  averagePrice: number | null;
  reason: string;
  reportTimeMillis: number;
}

export interface FeedNotice {
  kind: string;
  symbol: string;
  eventTimeMillis: number;
  detail: string;
  value: number;
}

export interface DeadLetter {
  code: string;
  detail: string;
  symbol: string;
  topic: string;
  partition: number;
  offset: number;
  payload: string;
}

export interface Control {
  account: string;
  command: string;
  by: string;
  reason: string;
  symbol: string;
  answerTo: string;
  appendedAtMillis: number;
}

export interface Book {
  positions: { account: string; symbol: string; quantity: number; sinceMillis: number }[];
  orders: { account: string; symbol: string; clOrdId: string; leg: string; state: string | null; sinceMillis: number }[];
  halts: Halt[];
  blocks: { account: string; symbol: string; reason: string; sinceMillis: number }[];
}

export interface RealisedDay {
  mode: string;
  account: string;
  symbol: string;
  currency: string;
  day: string;
  trades: number;
  won: number;
  net: number | null;
  bps: number | null;
}

export interface OpenTrade {
  account: string;
  symbol: string;
  currency: string;
  decisionId: string;
  side: string;
  quantity: number;
  entryPrice: number;
  enteredAtMillis: number;
  price: number | null;
  net: number | null;
  bps: number | null;
}

export interface Profit {
  realised: RealisedDay[];
  open: OpenTrade[];
}

export interface Trade {
  account: string;
  symbol: string;
  currency: string;
  decisionId: string;
  side: string;
  quantity: number;
  openQuantity: number;
  entryPrice: number;
  exitPrice: number | null;
  enteredAtMillis: number;
  exitedAtMillis: number;
  net: number | null;
  netBps: number | null;
}

export interface Model {
  model: string;
  version: string;
  digest: string;
  publishedAt: string;
  files: number;
  bytes: number;
  aliases: string[];
}

export interface Prediction {
  decisionId: string;
  eventTimeMillis: number;
  modelId: string;
  modelVersion: string;
  probability: number | null;
  agreement: number | null;
  abstention: string;
  role?: string;
  votes: { member: string; probability: number | null; absence: string }[];
}

export interface Question {
  name: string;
  title: string;
  parameters: { name: string; value: string | null; meaning: string }[];
  sql: string;
}

export interface SqlTable {
  columns: { name: string; type: string }[];
  rows: unknown[][];
  truncated: boolean;
  /** Reason for an answer without rows. */
  whyEmpty?: string | null;
}

export interface Explanation {
  end: { word: string; reason: string };
  decision: {
    id: string;
    symbol: string;
    mode: string;
    eventTimeMillis: number;
    bid: number;
    ask: number;
    typicalSpread: number;
    ready: boolean;
    quality: number;
  };
  quotes: { eventTimeMillis: number; ordinal: number; bid: number; ask: number }[];
  features: { name: string; definition: string; unit: string; value: number | null; percentile: number | null; rows: number }[];
  predictions: Record<string, unknown>[];
  signals: Record<string, unknown>[];
  orders: Record<string, unknown>[];
  reports: Record<string, unknown>[];
  stages: { name: string; atMillis: number; sinceTickMillis: number }[];
  outcomes: Record<string, unknown>[];
  scores: {
    bundle: string;
    members: { member: string; recorded: number | null; again: number; same: boolean; shares: { feature: string; value: number; share: number }[] }[];
  } | null;
}
