#!/usr/bin/env python3
"""Runs the bridge on a simulated terminal, with seeded faults, against a real gateway.

Prints one JSON line a symbol: [symbol, [[time_msc, bid, ask, last, volume, flags], ...]], the ticks
that the topic must have, once and in this order.
"""

import argparse
import json
import random
import shutil
import sys
import time
from pathlib import Path

from bridge import Account, Bridge, Gateway, GatewayAway, TerminalAway, Tick


class SimulatedTerminal:
    """Terminal whose history grows with each question."""

    def __init__(self, dice, symbols, count):
        self._dice = dice
        self._left = count
        self._time_msc = 1_700_000_000_000
        self.history = {symbol: [] for symbol in symbols}

    def connect(self, symbols):
        if self._dice.random() < 0.1:
            raise TerminalAway("simulated: no connection")
        return Account("1", "Demo")

    def newest_msc(self, symbol):
        self._arrive(self._dice.randrange(8))
        ticks = self.history[symbol]
        return ticks[-1].time_msc if ticks else 0

    def ticks(self, symbol, from_msc, to_msc):
        if self._dice.random() < 0.02:
            raise TerminalAway("simulated: no history")
        return [t for t in self.history[symbol] if from_msc <= t.time_msc <= to_msc]

    def is_over(self):
        return self._left == 0

    def _arrive(self, count):
        for _ in range(min(count, self._left)):
            self._left -= 1
            # Bursts within a millisecond, and now and then a night.
            chance = self._dice.random()
            self._time_msc += 0 if chance < 0.3 else self._dice.randrange(1, 200)
            self._time_msc += 30_000_000 if chance > 0.999 else 0
            bid = round(1 + self._dice.randrange(1000) / 1e5, 5)
            symbol = self._dice.choice(list(self.history))
            self.history[symbol].append(Tick(self._time_msc, bid, bid + 0.0001, 0.0, 0.0, 6))


class FaultyGateway(Gateway):
    """Line that loses requests and answers, and sends requests twice."""

    def __init__(self, url, dice):
        super().__init__(url, None)
        self._dice = dice

    def post(self, path, body):
        fault = self._dice.random()
        if fault < 0.05:
            raise GatewayAway("simulated: request lost", 0)
        if fault < 0.10:
            super().post(path, body)
        answer = super().post(path, body)
        if fault > 0.95:
            self.close()
            raise GatewayAway("simulated: answer lost", 0)
        return answer


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--url", required=True)
    options.add_argument("--state", required=True)
    options.add_argument("--ticks", type=int, default=5_000)
    options.add_argument("--seed", type=int, default=time.time_ns())
    given = options.parse_args()
    dice = random.Random(given.seed)
    symbols = ["EURUSD.py", "XAUUSD.py", "US500.py"]
    terminal = SimulatedTerminal(dice, symbols, given.ticks)
    bridge = None
    restarts = lost = 0
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if bridge is None:
            bridge = Bridge(
                "python", symbols, terminal, FaultyGateway(given.url, dice),
                Path(given.state), 10**8, lambda line: None,
            )
        try:
            busy = bridge.step()
            if terminal.is_over() and not busy and not any(
                stream.outbox for stream in bridge.streams.values()
            ):
                break
        except (GatewayAway, TerminalAway):
            pass
        chance = dice.random()
        if chance < 0.03:
            bridge.close()
            bridge = None
            restarts += 1
            if chance < 0.01:
                shutil.rmtree(given.state)
                lost += 1
    else:
        print(f"seed {given.seed}: not delivered in time", file=sys.stderr)
        return 1
    bridge.close()
    print(f"seed {given.seed}: {restarts} restarts, {lost} outboxes lost", file=sys.stderr)
    for symbol, ticks in terminal.history.items():
        print(json.dumps([symbol, ticks]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
