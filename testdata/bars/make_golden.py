"""Ticks of six days over a change of daylight saving time, and their bars by pandas.

Run with pandas 3.1: python make_golden.py
"""
import gzip
import pathlib

import numpy
import pandas

HERE = pathlib.Path(__file__).parent
TRADE_FLAGS = 8 | 16 | 32 | 64


def ticks():
    random = numpy.random.default_rng(20240310)
    utc = pandas.DatetimeIndex([])
    for start in ("2024-03-07T20:30", "2024-03-10T21:00", "2024-03-11T21:00"):
        steps = random.integers(1, 120_000, 700)
        first = pandas.Timestamp(start, tz="UTC")
        utc = utc.append(first + pandas.to_timedelta(steps.cumsum(), unit="ms"))
    count = len(utc)
    bid = 109_000 + random.integers(-6, 7, count).cumsum()
    ask = bid + random.integers(0, 9, count)
    trades = random.random(count) < 0.3
    flags = numpy.where(trades, 56, 6)
    volume = numpy.where(trades, random.integers(1, 40, count), 0)
    server = utc.tz_convert("America/New_York").tz_localize(None) + pandas.Timedelta(hours=7)
    return pandas.DataFrame(
        {"utc": utc, "server": server, "bid": bid, "ask": ask, "volume": volume, "flags": flags}
    )


def write_ticks(frame):
    lines = ["<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>"]
    for row in frame.itertuples():
        stamp = row.server.strftime("%Y.%m.%d\t%H:%M:%S.%f")[:-3]
        bid, ask = f"{row.bid / 1e5:.5f}", f"{row.ask / 1e5:.5f}"
        lines.append(f"{stamp}\t{bid}\t{ask}\t{bid}\t{row.volume}\t{row.flags}")
    data = ("\r\n".join(lines) + "\r\n").encode()
    (HERE / "EURUSD_ticks.csv.gz").write_bytes(gzip.compress(data, mtime=0))


def write_bars(name, frame, times, price, rule, **resampling):
    prices = pandas.Series(price.to_numpy(), index=pandas.DatetimeIndex(times))
    grouped = prices.resample(rule, **resampling)
    bars = grouped.ohlc()
    bars["ticks"] = grouped.count()
    traded = frame["volume"].where(frame["flags"] & TRADE_FLAGS != 0, 0)
    for column, values, how in (
        ("volume", traded, "sum"),
        ("spread", frame["ask"] - frame["bid"], "min"),
    ):
        series = pandas.Series(values.to_numpy(), index=prices.index)
        bars[column] = getattr(series.resample(rule, **resampling), how)()
    bars = bars[bars["ticks"] > 0]
    lines = ["<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\t<FORMING>"]
    for stamp, bar in bars.iterrows():
        ohlc = "\t".join(text(bar[column]) for column in ("open", "high", "low", "close"))
        forming = int(stamp == bars.index[-1])
        lines.append(
            f"{stamp:%Y.%m.%d\t%H:%M:%S}\t{ohlc}\t{bar['ticks']:.0f}\t{bar['volume']:.0f}"
            f"\t{bar['spread']:.0f}\t{forming}"
        )
    (HERE / name).write_text("\n".join(lines) + "\n")


def text(points):
    """Five decimals, and a sixth for the middle between two points."""
    return f"{points / 1e5:.6f}".removesuffix("0")


if __name__ == "__main__":
    frame = ticks()
    write_ticks(frame)
    mid = (frame["bid"] + frame["ask"]) / 2
    naive_utc = frame["utc"].dt.tz_localize(None)
    write_bars("H4_bid_server.csv", frame, frame["server"], frame["bid"], "4h")
    write_bars("D1_ask_server.csv", frame, frame["server"], frame["ask"], "1D")
    write_bars(
        "W1_bid_server.csv", frame, frame["server"], frame["bid"], "W-SUN",
        closed="left", label="left",
    )
    write_bars("M30_mid_utc.csv", frame, naive_utc, mid, "30min")
    write_bars("D1_bid_utc.csv", frame, naive_utc, frame["bid"], "1D")
