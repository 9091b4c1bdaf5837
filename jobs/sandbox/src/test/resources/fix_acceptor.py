"""Venue on 127.0.0.1 with the codec simplefix, which shares no code with QuickFIX/J.

Fills each order at once. Lines on stdin move positions behind the client's back: "trade SYMBOL UNITS",
"close SYMBOL", "bust CLORDID".
"""

import os
import select
import socket
import sys

import simplefix

PRICE = "1.25"


class Venue:
    def __init__(self, link):
        self.link = link
        self.parser = simplefix.FixParser()
        self.sent = 0
        self.them = self.us = b""

    def send(self, kind, *fields):
        self.sent += 1
        message = simplefix.FixMessage()
        message.append_pair(8, "FIX.4.4")
        message.append_pair(35, kind)
        message.append_pair(34, self.sent)
        message.append_pair(49, self.us)
        message.append_utc_timestamp(52)
        message.append_pair(56, self.them)
        for tag, value in fields:
            message.append_pair(tag, value)
        self.link.sendall(message.encode())

    def read(self, data):
        """Answers each message; false at the end of the session."""
        self.parser.append_buffer(data)
        while (message := self.parser.get_message()) is not None:
            kind = message.get(35).decode()
            self.them, self.us = message.get(49), message.get(56)
            if kind == "A":
                self.sent = 0
                self.send("A", (98, 0), (108, message.get(108)), (141, "Y"))
            elif kind == "1":
                self.send("0", (112, message.get(112)))
            elif kind == "5":
                self.send("5")
                return False
            elif kind == "D":
                self.fill(message)
            elif kind == "H":
                self.report(orders[message.get(11)], "I", "status")
            elif kind == "AN":
                self.tell_positions(message.get(710))
        return True

    def fill(self, message):
        order = {tag: message.get(tag) for tag in (11, 55, 54, 38)}
        orders[order[11]] = dict(order, status="0", filled="0")
        self.report(orders[order[11]], "0", "new")
        orders[order[11]].update(status="2", filled=order[38])
        move(order, 1)
        self.report(orders[order[11]], "F", "fill")

    def bust(self, order):
        move(order, -1)
        order.update(status="4", filled="0")
        self.report(order, "H", "bust")

    def report(self, order, exec_type, name):
        filled = order["filled"]
        self.send(
            "8", (37, b"o-" + order[11]), (11, order[11]), (17, order[11] + b"-" + name.encode()),
            (150, exec_type), (39, order["status"]), (55, order[55]), (54, order[54]), (38, order[38]),
            (32, filled if exec_type == "F" else "0"), (31, PRICE), (151, "0"), (14, filled), (6, PRICE),
        )

    def tell_positions(self, request):
        held = {symbol: units for symbol, units in positions.items() if units}
        self.send("AO", (721, request), (710, request), (727, len(held)), (728, 0 if held else 2), (729, 0))
        for symbol, units in held.items():
            # Two groups, as of a position that was carried over and traded.
            long, short = (units, 0) if units > 0 else (0, -units)
            self.send(
                "AP", (721, symbol), (710, request), (727, len(held)), (728, 0), (715, "20260102"), (55, symbol),
                (702, 2), (703, "SOD"), (704, 0), (705, 0), (703, "TQ"), (704, long), (705, short),
            )


orders = {}
positions = {}


def move(order, sign):
    symbol = order[55].decode()
    units = float(order[38]) * (1 if order[54] == b"1" else -1) * sign
    positions[symbol] = positions.get(symbol, 0) + units


def obey(line, venue):
    word, name, *units = line.split()
    if word == "trade":
        positions[name] = positions.get(name, 0) + float(units[0])
    elif word == "close":
        positions[name] = 0
    elif word == "bust":
        venue.bust(orders[name.encode()])


def main():
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        link, _ = server.accept()
    venue = Venue(link)
    while True:
        for source in select.select([link, sys.stdin], [], [])[0]:
            if source is link:
                data = link.recv(65536)
                if not data or not venue.read(data):
                    return
            else:
                # Not by line: select() does not see lines that Python has read ahead.
                said = os.read(sys.stdin.fileno(), 65536).decode()
                if not said:
                    return
                for line in said.splitlines():
                    obey(line, venue)


main()
