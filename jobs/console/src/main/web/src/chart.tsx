import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  LineSeries,
  type SeriesMarker,
  type UTCTimestamp,
} from "lightweight-charts";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useTheme } from "./theme";
import type { Bar } from "./types";

/** Mark on a chart. */
export interface Mark {
  atMillis: number;
  kind: "buy" | "sell" | "order" | "gap";
  text: string;
}

/** Point of a line. */
export interface Point {
  atMillis: number;
  value: number;
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function chartIn(place: HTMLElement) {
  return createChart(place, {
    autoSize: true,
    layout: { background: { color: colour("--ground") }, textColor: colour("--ink") },
    grid: { vertLines: { color: colour("--line") }, horzLines: { color: colour("--line") } },
    timeScale: { timeVisible: true, secondsVisible: false },
  });
}

function seconds(millis: number): UTCTimestamp {
  return Math.floor(millis / 1_000) as UTCTimestamp;
}

const LOOKS = {
  buy: { position: "belowBar", shape: "arrowUp", colour: "--good" },
  sell: { position: "aboveBar", shape: "arrowDown", colour: "--bad" },
  order: { position: "aboveBar", shape: "circle", colour: "--link" },
  gap: { position: "belowBar", shape: "square", colour: "--warn" },
} as const;

/** Candles of the middle price with marks; the scale keeps its place when new bars come. */
export function Candles(props: { name: string; bars: Bar[]; marks: Mark[]; digits: number }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<ReturnType<typeof draw> | null>(null);
  const theme = useTheme();
  const draw = (element: HTMLElement) => {
    const chart = chartIn(element);
    const series = chart.addSeries(CandlestickSeries, {
      upColor: colour("--good"),
      downColor: colour("--bad"),
      wickUpColor: colour("--good"),
      wickDownColor: colour("--bad"),
      borderVisible: false,
      priceFormat: { type: "price", precision: props.digits, minMove: 10 ** -props.digits },
    });
    return { chart, series, markers: createSeriesMarkers(series, []), isFitted: false };
  };
  useEffect(() => {
    if (!place.current) return undefined;
    const made = draw(place.current);
    drawn.current = made;
    return () => {
      drawn.current = null;
      made.chart.remove();
    };
  }, [theme, props.digits, props.name]);
  useEffect(() => {
    const now = drawn.current;
    if (!now) return;
    now.series.setData(
      props.bars.map((bar) => ({ time: seconds(bar.startMillis), open: bar.open, high: bar.high, low: bar.low, close: bar.close })),
    );
    now.markers.setMarkers(
      [...props.marks]
        .sort((a, b) => a.atMillis - b.atMillis)
        .map((mark): SeriesMarker<UTCTimestamp> => {
          const look = LOOKS[mark.kind];
          return { time: seconds(mark.atMillis), position: look.position, shape: look.shape, color: colour(look.colour), text: mark.text };
        }),
    );
    if (!now.isFitted && props.bars.length > 0) {
      now.isFitted = true;
      now.chart.timeScale().fitContent();
    }
  }, [theme, props.bars, props.marks, props.digits, props.name]);
  return <div class="chart" role="figure" aria-label={props.name} ref={place} />;
}

/** Line over time; the scale keeps its place when the same line is drawn again. */
export function Line(props: { name: string; points: Point[] }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<ReturnType<typeof draw> | null>(null);
  const theme = useTheme();
  const draw = (element: HTMLElement) => {
    const chart = chartIn(element);
    return { chart, series: chart.addSeries(LineSeries, { color: colour("--link"), lineWidth: 2 }), isFitted: false };
  };
  useEffect(() => {
    if (!place.current) return undefined;
    const made = draw(place.current);
    drawn.current = made;
    return () => {
      drawn.current = null;
      made.chart.remove();
    };
  }, [theme, props.name]);
  useEffect(() => {
    const now = drawn.current;
    if (!now) return;
    now.series.setData(props.points.map((point) => ({ time: seconds(point.atMillis), value: point.value })));
    if (!now.isFitted) {
      now.isFitted = true;
      now.chart.timeScale().fitContent();
    }
  }, [theme, props.points, props.name]);
  return <div class="chart low" role="figure" aria-label={props.name} ref={place} />;
}
