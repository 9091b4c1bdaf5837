#!/usr/bin/env python3
"""Streams ticks of a MetaTrader 5 terminal to the tick gateway (docs/mt5-protocol.md).

Each symbol has a cursor: the time of the last tick that was read, and the number of ticks read at
that millisecond. Ticks after the cursor are numbered, kept in an outbox on disk, and sent. They
leave the outbox once the gateway reports them in Kafka. After any interruption the gateway names
its own cursor, and the tick history of the terminal fills the gap before later ticks are read.
"""

import argparse
import http.client
import json
import os
import signal
import sys
import time
import urllib.parse
from collections import deque
from pathlib import Path
from typing import Dict, Iterable, List, NamedTuple, Optional

PROTOCOL = 1
SOFTWARE = "bridge.py 1.0"
TOKEN_VARIABLE = "TICKFLOW_INGEST_TOKEN"
OUTBOX_TICKS_MAX = 50_000
OUTBOX_BYTES_MAX = 8 << 20
REQUEST_TICKS_MAX = 2_000
WINDOW_MSC = 3_600_000
HTTP_SECONDS_MAX = 15
HEARTBEAT_SECONDS = 10
PAUSE_SECONDS_MAX = 10
SETTLED_MSC = 60_000


class Tick(NamedTuple):
    """Fields of MqlTick; time_msc is milliseconds by the trade server's clock."""

    time_msc: int
    bid: float
    ask: float
    last: float
    volume: float
    flags: int


class Account(NamedTuple):
    """Account and server of a terminal."""

    login: str
    server: str


class TerminalAway(Exception):
    """The terminal gives no ticks at present."""


class Refused(Exception):
    """The gateway refuses something that no retry mends."""


class GatewayAway(Exception):
    """The gateway takes nothing at present."""

    def __init__(self, reason, seconds=1.0):
        super().__init__(reason)
        self.seconds = seconds


class SessionEnded(Exception):
    """The gateway wants a new session."""


class MetaTraderTerminal:
    """Terminal on this machine, through the MetaTrader5 package (Windows).

    The package takes and gives server time as if it were UTC, in seconds.
    """

    def __init__(self, path: Optional[str]):
        import MetaTrader5

        self._mt5 = MetaTrader5
        self._path = path

    def connect(self, symbols: Iterable[str]) -> Account:
        started = self._mt5.initialize(self._path) if self._path else self._mt5.initialize()
        if not started:
            raise TerminalAway(f"no terminal: {self._mt5.last_error()}")
        account = self._mt5.account_info()
        if account is None:
            raise TerminalAway(f"not logged in: {self._mt5.last_error()}")
        for symbol in symbols:
            if not self._mt5.symbol_select(symbol, True):
                raise TerminalAway(f"no symbol {symbol}: {self._mt5.last_error()}")
        return Account(str(account.login), account.server)

    def newest_msc(self, symbol: str) -> int:
        """Time of the newest tick; 0 if there is none."""
        tick = self._mt5.symbol_info_tick(symbol)
        return 0 if tick is None else int(tick.time_msc)

    def ticks(self, symbol: str, from_msc: int, to_msc: int) -> List[Tick]:
        """Ticks from one time through another, oldest first."""
        rows = self._mt5.copy_ticks_range(
            symbol, from_msc // 1000, to_msc // 1000 + 1, self._mt5.COPY_TICKS_ALL
        )
        if rows is None or self._mt5.last_error()[0] != self._mt5.RES_S_OK:
            raise TerminalAway(f"no ticks of {symbol}: {self._mt5.last_error()}")
        return [
            Tick(
                int(row["time_msc"]),
                float(row["bid"]),
                float(row["ask"]),
                float(row["last"]),
                float(row["volume_real"] or row["volume"]),
                int(row["flags"]),
            )
            for row in rows
            if from_msc <= int(row["time_msc"]) <= to_msc
        ]


class Stream:
    """Ticks of one symbol between terminal and gateway."""

    def __init__(self, symbol: str):
        self.symbol = symbol
        self.outbox = deque()
        self.sequence = 0
        self.time_msc = 0
        self.time_count = 0
        self.scanned_msc = 0
        self.accepted = 0

    def resume(self, accepted: int, time_msc: int, time_count: int, start_msc: int):
        """Continues where the gateway says; the outbox stays if it continues there too."""
        self.accepted = accepted
        self.drop(accepted)
        following = self.outbox[0][0] if self.outbox else self.sequence + 1
        if following != accepted + 1:
            self.outbox.clear()
            self.sequence, self.time_msc, self.time_count = accepted, time_msc, time_count
            self.scanned_msc = 0
        if self.time_msc == 0:
            self.time_msc = start_msc

    def number(self, ticks: List[Tick]) -> list:
        """Numbers the ticks that are behind the cursor."""
        new = []
        cursor_msc, skip = self.time_msc, self.time_count
        for tick in ticks:
            if tick.time_msc < cursor_msc:
                continue
            if tick.time_msc == cursor_msc and skip > 0:
                skip -= 1
                continue
            self.add(self.sequence + 1, tick)
            new.append((self.sequence, tick))
        return new

    def add(self, sequence: int, tick: Tick):
        self.sequence = sequence
        if tick.time_msc > self.time_msc:
            self.time_msc, self.time_count = tick.time_msc, 0
        if tick.time_msc == self.time_msc:
            self.time_count += 1
        self.outbox.append((sequence, tick))

    def drop(self, through: int):
        while self.outbox and self.outbox[0][0] <= through:
            self.outbox.popleft()

    def unsent(self, most: int) -> list:
        return [entry for entry in self.outbox if entry[0] > self.accepted][:most]


class Outbox:
    """File of the numbered ticks that are not in Kafka yet, so that a number keeps its tick."""

    def __init__(self, folder: Path):
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "outbox.jsonl"
        self._file = None

    def load(self, streams: Dict[str, Stream]):
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            lines = []
        for line in lines:
            try:
                symbol, sequence, *fields = json.loads(line)
                tick = Tick(*fields)
            except (ValueError, TypeError):
                break  # The write of this line was interrupted.
            stream = streams.get(symbol)
            if stream and (not stream.outbox or sequence == stream.sequence + 1):
                stream.add(sequence, tick)
        self.rewrite(streams)

    def append(self, symbol: str, entries: list):
        for sequence, tick in entries:
            self._file.write(json.dumps([symbol, sequence, *tick]) + "\n")
        self._file.flush()
        return self._file.tell() > OUTBOX_BYTES_MAX

    def rewrite(self, streams: Dict[str, Stream]):
        self.close()
        draft = self._path.with_suffix(".draft")
        self._file = open(draft, "w", encoding="utf-8")
        for stream in streams.values():
            self.append(stream.symbol, stream.outbox)
        os.fsync(self._file.fileno())
        self._file.close()
        os.replace(draft, self._path)
        self._file = open(self._path, "a", encoding="utf-8")

    def close(self):
        if self._file:
            self._file.close()


class Gateway:
    """HTTP side of the protocol."""

    def __init__(self, url: str, token: Optional[str]):
        self._url = urllib.parse.urlsplit(url)
        if self._url.scheme not in ("http", "https") or not self._url.hostname:
            raise Refused(f"--url {url} is not like http://127.0.0.1:8090")
        self._headers = {"Content-Type": "application/json"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._connection = None

    def post(self, path: str, body: dict) -> dict:
        try:
            status, headers, text = self._send(path, json.dumps(body))
            answer = json.loads(text)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.close()
            raise GatewayAway(f"{type(error).__name__}: {error}") from error
        if status == 200:
            return answer
        error = answer.get("error", {})
        reason = f"{error.get('code')}: {error.get('message')}"
        if error.get("code") == "SESSION_ENDED":
            raise SessionEnded(reason)
        if status == 503 or error.get("code") == "SYMBOL_TAKEN":
            raise GatewayAway(reason, float(headers.get("Retry-After") or 5))
        raise Refused(reason)

    def _send(self, path, body):
        if self._connection is None:
            kind = (
                http.client.HTTPSConnection
                if self._url.scheme == "https"
                else http.client.HTTPConnection
            )
            self._connection = kind(
                self._url.hostname, self._url.port, timeout=HTTP_SECONDS_MAX
            )
        self._connection.request("POST", path, body, self._headers)
        answer = self._connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def close(self):
        if self._connection:
            self._connection.close()
        self._connection = None


class Bridge:
    """Loop between a terminal and a gateway."""

    def __init__(self, name, symbols, terminal, gateway, folder, backfill_msc=0, log=print):
        self._name = name
        self._terminal = terminal
        self._gateway = gateway
        self._backfill_msc = backfill_msc
        self._log = log
        self.streams = {symbol: Stream(symbol) for symbol in symbols}
        self._outbox = Outbox(folder)
        self._outbox.load(self.streams)
        self._session = None
        self._heard = 0.0

    def step(self) -> bool:
        """Reads and sends once; returns true if there is more to read or send."""
        if self._session is None:
            self._open()
        behind = [self._read(stream) for stream in self.streams.values()]
        try:
            return self._send() or any(behind)
        except SessionEnded as ended:
            self._log(str(ended))
            self._session = None
            return True

    def _open(self):
        account = self._terminal.connect(self.streams)
        answer = self._gateway.post(
            "/v1/sessions",
            {
                "protocol": PROTOCOL,
                "terminal": self._name,
                "account": account.login,
                "server": account.server,
                "server_time_offset_seconds": self._offset_seconds(),
                "software": SOFTWARE,
                "symbols": list(self.streams),
            },
        )
        self._session = answer["session"]
        for symbol, state in answer["symbols"].items():
            newest = self._terminal.newest_msc(symbol)
            self.streams[symbol].resume(
                state["accepted"],
                state["time_msc"],
                state["time_count"],
                max(1, newest - self._backfill_msc) if newest else 0,
            )
        self._log(f"session of {self._name} with {len(self.streams)} symbols")

    def _offset_seconds(self) -> Optional[int]:
        """Server's clock less UTC, if a tick of this minute tells it."""
        newest = max(self._terminal.newest_msc(symbol) for symbol in self.streams)
        ahead = newest / 1000 - time.time()
        offset = round(ahead / 1800) * 1800
        return offset if abs(ahead - offset) < 60 and abs(offset) <= 14 * 3600 else None

    def _read(self, stream: Stream) -> bool:
        """Reads an hour at most; returns true if there is more."""
        waiting = sum(len(other.outbox) for other in self.streams.values())
        newest = self._terminal.newest_msc(stream.symbol)
        if waiting >= OUTBOX_TICKS_MAX or newest == 0:
            return False
        if stream.time_msc == 0:
            stream.time_msc = max(1, newest - self._backfill_msc)
        start = max(stream.time_msc, stream.scanned_msc)
        end = max(start, min(start + WINDOW_MSC, newest))
        entries = stream.number(self._terminal.ticks(stream.symbol, start, end))
        if entries:
            if self._outbox.append(stream.symbol, entries):
                self._outbox.rewrite(self.streams)
        elif end < newest - SETTLED_MSC:
            stream.scanned_msc = end  # A silent hour: look further.
        return end < newest

    def _send(self) -> bool:
        batches = []
        room = REQUEST_TICKS_MAX
        for stream in self.streams.values():
            entries = stream.unsent(room)
            room -= len(entries)
            if entries:
                batches.append(
                    {
                        "symbol": stream.symbol,
                        "first": entries[0][0],
                        "ticks": [list(tick) for _, tick in entries],
                    }
                )
        unacknowledged = any(stream.outbox for stream in self.streams.values())
        pause = 1 if unacknowledged else HEARTBEAT_SECONDS
        if not batches and time.monotonic() - self._heard < pause:
            return False
        answer = self._gateway.post("/v1/ticks", {"session": self._session, "batches": batches})
        self._heard = time.monotonic()
        for symbol, state in answer["symbols"].items():
            stream = self.streams[symbol]
            stream.accepted = state["accepted"]
            stream.drop(state["acknowledged"])
            for code, ticks in state.get("refused", {}).items():
                self._log(f"{symbol}: {ticks} ticks refused: {code} {state.get('gap', '')}")
        return bool(batches)

    def close(self):
        self._outbox.close()
        self._gateway.close()


def run(bridge: Bridge, poll_seconds: float, stopped):
    pause = 1.0
    while not stopped():
        try:
            if not bridge.step():
                time.sleep(poll_seconds)
            pause = 1.0
        except (GatewayAway, TerminalAway) as away:
            pause = min(PAUSE_SECONDS_MAX, max(pause * 1.5, getattr(away, "seconds", 1.0)))
            print(f"{away}; next try in {pause:.0f} s", file=sys.stderr, flush=True)
            time.sleep(pause)


def token(file: Optional[str]) -> Optional[str]:
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(TOKEN_VARIABLE) or None


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--symbols", required=True, help="EURUSD,XAUUSD as the broker names them")
    options.add_argument("--url", default="http://127.0.0.1:8090", help="gateway (%(default)s)")
    options.add_argument("--terminal", default="mt5", help="id to keep for good (%(default)s)")
    options.add_argument("--path", help="terminal64.exe, if there is more than one terminal")
    options.add_argument("--state", default="tickflow-bridge", help="folder of the outbox")
    options.add_argument(
        "--backfill-hours", type=float, default=0, help="history of a symbol never sent before"
    )
    options.add_argument("--token-file", help=f"bearer token (default: ${TOKEN_VARIABLE})")
    options.add_argument("--poll-milliseconds", type=int, default=50)
    given = options.parse_args()
    stop = []
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: stop.append(True))
    symbols = [symbol.strip() for symbol in given.symbols.split(",") if symbol.strip()]
    try:
        bridge = Bridge(
            given.terminal,
            symbols,
            MetaTraderTerminal(given.path),
            Gateway(given.url, token(given.token_file)),
            Path(given.state),
            int(given.backfill_hours * 3_600_000),
        )
        run(bridge, given.poll_milliseconds / 1000, lambda: bool(stop))
        bridge.close()
        return 0
    except ImportError:
        print("no package MetaTrader5: pip install -r requirements.txt (Windows)", file=sys.stderr)
    except (Refused, OSError) as refused:
        print(f"bridge: {refused}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
