import type { ComponentChildren, JSX } from "preact";
import { figure, utc } from "./format";

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 64;
const BOTTOM = 24;
const TOP = 10;

/** Maps values to pixels of a plot. */
export interface Scale {
  low: number;
  high: number;
  at: (value: number) => number;
}

/** Scale from values to pixels; a single value lies in the middle. */
export function scaleOf(values: number[], from: number, to: number): Scale {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const span = high - low;
  return { low, high, at: (value) => (span > 0 ? from + ((value - low) / span) * (to - from) : (from + to) / 2) };
}

/** Points of a line that keeps a value until the next one. */
export function steps(points: [number, number][]): string {
  return points.map(([x, y], index) => (index === 0 ? `M${x.toFixed(1)} ${y.toFixed(1)}` : `H${x.toFixed(1)}V${y.toFixed(1)}`)).join("");
}

function Plot(props: { name: string; x: [string, string]; y: [string, string]; children: ComponentChildren }): JSX.Element {
  return (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.name}>
      <path class="axis" d={`M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - 8}`} />
      <text x={LEFT - 6} y={TOP + 10} text-anchor="end">{props.y[1]}</text>
      <text x={LEFT - 6} y={HEIGHT - BOTTOM} text-anchor="end">{props.y[0]}</text>
      <text x={LEFT} y={HEIGHT - 6}>{props.x[0]}</text>
      <text x={WIDTH - 8} y={HEIGHT - 6} text-anchor="end">{props.x[1]}</text>
      {props.children}
    </svg>
  );
}

/** Quote around a decision. */
export interface QuotePoint {
  eventTimeMillis: number;
  bid: number;
  ask: number;
}

/** Bid and ask around a moment, which a line marks. */
export function Quotes(props: { name: string; quotes: QuotePoint[]; atMillis: number }): JSX.Element {
  const { quotes } = props;
  const x = scaleOf(quotes.map((q) => q.eventTimeMillis), LEFT, WIDTH - 8);
  const y = scaleOf(quotes.flatMap((q) => [q.bid, q.ask]), HEIGHT - BOTTOM, TOP);
  const line = (price: (q: QuotePoint) => number) => steps(quotes.map((q) => [x.at(q.eventTimeMillis), y.at(price(q))]));
  const clock = (millis: number) => utc(millis).slice(11, 23);
  return (
    <Plot name={props.name} x={[clock(x.low), clock(x.high)]} y={[figure(y.low, 7), figure(y.high, 7)]}>
      <path class="bid" d={line((q) => q.bid)} />
      <path class="ask" d={line((q) => q.ask)} />
      <path class="moment" d={`M${x.at(props.atMillis)} ${TOP}V${HEIGHT - BOTTOM}`} />
    </Plot>
  );
}

/** Interval of a share. */
export interface Interval {
  lower: number;
  upper: number;
}

/** 95 % interval of a share that was seen {@code of} times (Wilson). */
export function wilson(share: number, of: number): Interval {
  const z2 = 3.8415;
  const middle = (share * of + z2 / 2) / (of + z2);
  const half = (1.96 * Math.sqrt(share * (1 - share) * of + z2 / 4)) / (of + z2);
  return { lower: middle - half, upper: middle + half };
}

/** Share that came true for each probability, with its interval; the diagonal is a calibrated model. */
export function Calibration(props: { name: string; points: { said: number; came: number; of: number }[] }): JSX.Element {
  const x = scaleOf([0, 1], LEFT, WIDTH - 8);
  const y = scaleOf([0, 1], HEIGHT - BOTTOM, TOP);
  return (
    <Plot name={props.name} x={["0%", "100%"]} y={["0%", "100%"]}>
      <path class="axis" d={`M${x.at(0)} ${y.at(0)}L${x.at(1)} ${y.at(1)}`} />
      {props.points.map((p) => {
        const { lower, upper } = wilson(p.came, p.of);
        return (
          <g key={p.said}>
            <path class="whisker" d={`M${x.at(p.said)} ${y.at(lower)}V${y.at(upper)}`} />
            <circle class="dot" cx={x.at(p.said)} cy={y.at(p.came)} r={4} />
          </g>
        );
      })}
    </Plot>
  );
}

/** Two shares for each of some classes, side by side. */
export function Shares(props: { name: string; pairs: { name: string; before: number; after: number }[] }): JSX.Element {
  const most = Math.max(...props.pairs.flatMap((p) => [p.before, p.after]));
  const y = scaleOf([0, most], 0, HEIGHT - BOTTOM - TOP);
  const wide = (WIDTH - 8 - LEFT) / props.pairs.length;
  const column = (className: string, share: number, left: number) => (
    <rect class={className} x={left} width={wide * 0.35} y={HEIGHT - BOTTOM - y.at(share)} height={y.at(share)} />
  );
  const first = props.pairs[0];
  const last = props.pairs[props.pairs.length - 1];
  return (
    <Plot name={props.name} x={[first?.name ?? "", last?.name ?? ""]} y={["0%", `${(most * 100).toFixed(0)}%`]}>
      {props.pairs.map((pair, index) => (
        <g key={pair.name}>
          {column("before", pair.before, LEFT + wide * (index + 0.12))}
          {column("after", pair.after, LEFT + wide * (index + 0.5))}
        </g>
      ))}
    </Plot>
  );
}
