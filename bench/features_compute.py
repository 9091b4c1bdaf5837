"""Whole processes side by side: `features compute`, and pandas with TA-Lib on the same ticks.

Each round starts both, one after the other, in alternating order. The pandas side does the nearest work that its
libraries offer in whole arrays: it reads the export, fills sides, drops what the engine rejects, resamples mid to the
same five kinds of bars, computes the same indicators with TA-Lib, joins the values of closed bars to every tick, computes
features of quotes, and writes Parquet with Zstandard. It leaves out what has no such form: forming indicators and the
session's resets. One process is warm-up. Times are wall clock and CPU of the process and its children.
"""

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
PACKAGES = ("numpy", "pandas", "talib", "pyarrow")
BARS = {"10s": "10s", "m1": "1min", "m5": "5min", "m15": "15min", "h1": "1h"}


def ticks_of(path):
    """Accepted ticks with event time in UTC milliseconds, bid, ask."""
    import numpy as np
    import pandas as pd

    raw = pd.read_csv(
        path, sep="\t", usecols=["<DATE>", "<TIME>", "<BID>", "<ASK>"], dtype={"<DATE>": str, "<TIME>": str}
    )
    raw[["<BID>", "<ASK>"]] = raw[["<BID>", "<ASK>"]].ffill()
    server = pd.to_datetime(raw["<DATE>"] + " " + raw["<TIME>"], format="%Y.%m.%d %H:%M:%S.%f")
    # Broker time is New York's plus seven hours.
    new_york = (server - pd.Timedelta(hours=7)).dt.tz_localize("America/New_York", ambiguous=False, nonexistent="shift_forward")
    millis = new_york.dt.tz_convert("UTC").astype("datetime64[ms, UTC]").astype("int64").to_numpy()
    bid, ask = raw["<BID>"].to_numpy(), raw["<ASK>"].to_numpy()
    keep = (bid > 0) & (ask >= bid) & (millis >= np.maximum.accumulate(millis))
    millis, bid, ask = millis[keep], bid[keep], ask[keep]
    same = (np.diff(millis) == 0) & (np.diff(bid) == 0) & (np.diff(ask) == 0)
    fresh = np.concatenate(([True], ~same))
    return millis[fresh], bid[fresh], ask[fresh]


def indicators(bars, name):
    """Standard indicators of one kind of bars, by name."""
    import talib

    o, h, l, c = (bars[key].to_numpy() for key in ("open", "high", "low", "close"))
    macd, signal, hist = talib.MACD(c, 12, 26, 9)
    upper, middle, lower = talib.BBANDS(c, 20, 2, 2)
    found = {
        "rsi_14": talib.RSI(c, 14),
        "macd": macd,
        "macd_signal": signal,
        "macd_hist": hist,
        "sma_20": talib.SMA(c, 20),
        "ema_20": talib.EMA(c, 20),
        "bb_pct_b_20": (c - lower) / (upper - lower),
        "bb_bandwidth_20": (upper - lower) / middle,
    }
    if name == "m5":
        k, d = talib.STOCH(h, l, c, 14, 3, 0, 3, 0)
        high, low = talib.MAX(h, 20), talib.MIN(l, 20)
        average, true_range = talib.EMA(c, 20), talib.ATR(h, l, c, 10)
        found |= {
            "atr_14": talib.ATR(h, l, c, 14),
            "adx_14": talib.ADX(h, l, c, 14),
            "di_plus_14": talib.PLUS_DI(h, l, c, 14),
            "di_minus_14": talib.MINUS_DI(h, l, c, 14),
            "stoch_k": k,
            "stoch_d": d,
            "cci_20": talib.CCI(h, l, c, 20),
            "williams_r_14": talib.WILLR(h, l, c, 14),
            "roc_10": talib.ROC(c, 10),
            "donchian_pos_20": (c - low) / (high - low),
            "keltner_pos_20": (c - average + 2 * true_range) / (4 * true_range),
            "inside_bar": (h[1:] <= h[:-1]) & (l[1:] >= l[:-1]),
            "outside_bar": (h[1:] > h[:-1]) & (l[1:] < l[:-1]),
        }
        for pattern in (
            "ENGULFING", "HAMMER", "SHOOTINGSTAR", "DOJI", "MORNINGSTAR", "EVENINGSTAR", "HARAMI", "3WHITESOLDIERS", "3BLACKCROWS",
        ):
            found[pattern.lower()] = getattr(talib, "CDL" + pattern)(o, h, l, c)
    return {f"{key}_{name}": value for key, value in found.items()}


def of_bars(millis, mid, spread):
    """Indicators of the last closed bar at each tick."""
    import numpy as np
    import pandas as pd

    series = pd.Series(mid, index=pd.to_datetime(millis, unit="ms"))
    columns = {}
    for name, rule in BARS.items():
        bars = series.resample(rule).ohlc().dropna()
        length = pd.Timedelta(rule).value // 1_000_000
        starts = bars.index.astype("datetime64[ms]").astype("int64").to_numpy()
        closed = np.searchsorted(starts + length, millis, side="right") - 1
        for key, values in indicators(bars, name).items():
            values = np.asarray(values, dtype=float)
            values = np.concatenate((np.full(len(bars) - len(values), np.nan), values, [np.nan]))
            at_tick = values[closed]
            if key.startswith(("sma", "ema")):
                at_tick = (mid - at_tick) / spread
            elif key.startswith(("macd", "atr")):
                at_tick = at_tick / spread
            columns[key] = at_tick
    return columns


def since_change(values, millis):
    """Milliseconds since the last change, and that change."""
    import numpy as np
    import pandas as pd

    change = np.diff(values, prepend=values[0])
    moved = change != 0
    at = pd.Series(np.where(moved, millis, np.nan)).ffill().fillna(millis[0]).to_numpy()
    return np.log1p(millis - at), pd.Series(np.where(moved, change, np.nan)).ffill().to_numpy()


def of_quotes(millis, bid, ask, mid, spread):
    """Features of quotes that whole arrays can express."""
    import numpy as np
    import pandas as pd

    index = pd.to_datetime(millis, unit="ms")
    columns = {"log_ms_since_tick": np.log1p(np.diff(millis, prepend=millis[0]))}
    for name, values in (("bid", bid), ("ask", ask), ("mid", mid)):
        columns[f"log_ms_since_{name}_change"], change = since_change(values, millis)
        columns[f"last_{name}_change"] = change / spread
    series, width = pd.Series(mid, index=index), pd.Series(ask - bid, index=index)
    for lag in (1, 2, 5, 10):
        columns[f"mid_diff_{lag}"] = series.diff(lag).to_numpy() / spread
    for seconds in (1, 5):
        before = np.searchsorted(millis, millis - 1_000 * seconds, side="right") - 1
        columns[f"mid_ret_{seconds}s"] = np.where(before >= 0, mid - mid[before], np.nan) / spread
    move = np.sign(np.diff(mid, prepend=mid[0]))
    moves = pd.Series(move[move != 0])
    where = np.maximum(np.cumsum(move != 0) - 1, 0)
    turned = pd.Series((moves * moves.shift() < 0).astype(float))
    columns["rr100"] = turned.ewm(alpha=0.01).mean().to_numpy()[where]
    columns["rr1000"] = turned.ewm(alpha=0.001).mean().to_numpy()[where]
    columns["l2_100"] = (moves * moves.shift(2) > 0).astype(float).ewm(alpha=0.01).mean().to_numpy()[where]
    columns["move_balance"] = moves.ewm(alpha=0.2).mean().to_numpy()[where]
    columns["run_length"] = (moves.groupby((moves != moves.shift()).cumsum()).cumcount().add(1) * moves).to_numpy()[where]
    columns["last_move_x_rr100"] = moves.to_numpy()[where] * (columns["rr100"] - 0.5)
    sides = np.diff(bid, prepend=bid[0]) != 0, np.diff(ask, prepend=ask[0]) != 0
    columns["side_balance"] = pd.Series(sides[0] * 1.0 - sides[1]).ewm(alpha=0.1).mean().to_numpy()
    columns["one100"] = pd.Series((sides[0] ^ sides[1]) * 1.0).ewm(alpha=0.01).mean().to_numpy()
    columns["pair100"] = pd.Series(np.diff(millis, prepend=0) < 20).astype(float).ewm(alpha=0.01).mean().to_numpy()
    columns["spread_bps"] = 1e4 * (ask - bid) / mid
    columns["spread_rel_60s"] = (width / width.ewm(halflife="42s", times=index).mean()).to_numpy()
    slow = width.rolling("600s")
    columns["spread_z_600s"] = ((width - slow.mean()) / slow.std()).to_numpy()
    for seconds, half_life in ((2, "1386ms"), (10, "6931ms")):
        columns[f"mid_dev_ewma_{seconds}s"] = (series - series.ewm(halflife=half_life, times=index).mean()).to_numpy() / spread
    counts = pd.Series(1.0, index=index)
    for seconds in (1, 10):
        columns[f"log_ticks_{seconds}s"] = np.log1p(counts.rolling(f"{seconds}s").sum().to_numpy())
    columns["tick_rate_300s"] = counts.rolling("300s").sum().to_numpy() / 300
    signed, unsigned = (pd.Series(values, index=index).rolling("10s").sum() for values in (move, np.abs(move)))
    columns["move_imbalance_10s"] = (signed / unsigned).fillna(0).to_numpy()
    minute = series.rolling("60s")
    columns["range_60s"] = (minute.max() - minute.min()).to_numpy() / spread
    squares = (series.diff() ** 2).rolling("60s").sum()
    columns["rv_60s"] = np.sqrt(squares.to_numpy()) / spread
    columns["rv_ratio"] = np.sqrt((squares / (series.diff() ** 2).rolling("1800s").sum()).to_numpy() * 30)
    columns["spread_pips"] = (ask - bid) / 0.1
    return columns


def compute_with_pandas(path, out):
    """Does the work of the pandas side; prints rows and columns."""
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    millis, bid, ask = ticks_of(path)
    mid = (bid + ask) / 2
    width = pd.Series(ask - bid, index=pd.to_datetime(millis, unit="ms"))
    typical = width.ewm(halflife="416s", times=width.index).mean().to_numpy()
    spread = np.maximum(typical, 5e-6 * mid)
    columns = of_bars(millis, mid, spread) | of_quotes(millis, bid, ask, mid, spread)
    table = {"event_time": millis, "bid": bid, "ask": ask, "typical_spread": spread}
    table |= {name: np.asarray(values, dtype=np.float32) for name, values in columns.items()}
    pq.write_table(pa.table(table), out, compression="zstd")
    print(f"{len(millis):,} rows, {len(columns)} features")


def timed(command):
    """Runs `command`; returns wall and CPU seconds, and its last line."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    lines = printed.strip().splitlines()
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, lines[-1] if lines else ""


def compare(arguments):
    missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        print(f"skipped: {sys.executable} lacks {', '.join(missing)}: pip install pandas TA-Lib pyarrow, or set PYTHON")
        return
    with tempfile.TemporaryDirectory() as folder:
        sides = {
            "features compute": [
                str(HOME / "bin/tickflow"), "features", "compute", "--ticks", arguments.ticks, "--out", f"{folder}/tickflow.parquet",
            ],
            "pandas + TA-Lib": [sys.executable, __file__, "--ticks", arguments.ticks, "--pandas-out", f"{folder}/pandas.parquet"],
        }
        runs = {name: [] for name in sides}
        for number in range(arguments.runs + 1):
            order = list(sides) if number % 2 == 0 else list(sides)[::-1]
            for name in order:
                wall, cpu, said = timed(sides[name])
                load = os.getloadavg()[0]
                label = "warm-up" if number == 0 else f"run {number}"
                print(f"{label}  {name:17} {wall:7.1f} s, CPU {cpu:7.1f} s, load {load:.1f}  {said}", flush=True)
                if number > 0:
                    runs[name].append((wall, cpu))
        own, other = (runs[name] for name in sides)
        for position, kind in enumerate(("wall", "CPU")):
            ratios = [a[position] / b[position] for a, b in zip(own, other)]
            p50 = [statistics.median(run[position] for run in side) for side in (own, other)]
            print(
                f"{kind}, p50 of {len(ratios)}: {p50[0]:.1f} s against {p50[1]:.1f} s;"
                f" ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
            )


def main():
    parser = argparse.ArgumentParser(prog="bench/run features-compute", description=__doc__)
    parser.add_argument("--ticks", required=True, help="MT5 export file")
    parser.add_argument("--runs", type=int, default=5, help="rounds after the warm-up (default: 5)")
    parser.add_argument("--pandas-out", metavar="FILE", help="do the work of the pandas side alone, into this Parquet file")
    arguments = parser.parse_args()
    if not Path(arguments.ticks).is_file():
        parser.error(f"--ticks: cannot read {arguments.ticks}")
    if arguments.runs < 1:
        parser.error("--runs must be at least 1")
    if arguments.pandas_out:
        compute_with_pandas(arguments.ticks, arguments.pandas_out)
    else:
        compare(arguments)


if __name__ == "__main__":
    main()
