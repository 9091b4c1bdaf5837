-- Where did the profit go: move of the market, spread, slippage? In basis points of the entry.
-- move - spread - entry_slippage - exit_slippage = net, trade by trade.
WITH
    orders_of_leg AS
    (
        SELECT decision_id, mode, leg,
            argMax(reference_bid, attempt) AS bid,
            argMax(reference_ask, attempt) AS ask
        FROM orders_in_force
        WHERE verdict = 'APPROVED'
        GROUP BY decision_id, mode, leg
    ),
    priced AS
    (
        SELECT t.symbol AS symbol, t.mode AS mode,
            if(t.side = 'BUY', 1, -1) AS sign,
            t.entry_price AS entry, t.exit_price AS exit,
            e.bid AS entry_bid, e.ask AS entry_ask, x.bid AS exit_bid, x.ask AS exit_ask
        FROM trades AS t
        JOIN (SELECT * FROM orders_of_leg WHERE leg = 'ENTRY') AS e ON e.decision_id = t.decision_id AND e.mode = t.mode
        JOIN (SELECT * FROM orders_of_leg WHERE leg = 'EXIT') AS x ON x.decision_id = t.decision_id AND x.mode = t.mode
        WHERE t.open_quantity < 1e-9
    )
SELECT
    mode,
    symbol,
    count() AS closed_trades,
    round(avg(sign * (exit_bid + exit_ask - entry_bid - entry_ask) / 2 / entry) * 1e4, 4) AS move,
    round(avg((entry_ask - entry_bid + exit_ask - exit_bid) / 2 / entry) * 1e4, 4) AS spread,
    round(avg(sign * (entry - if(sign > 0, entry_ask, entry_bid)) / entry) * 1e4, 4) AS entry_slippage,
    round(avg(sign * (if(sign > 0, exit_bid, exit_ask) - exit) / entry) * 1e4, 4) AS exit_slippage,
    round(avg(sign * (exit - entry) / entry) * 1e4, 4) AS net
FROM priced
GROUP BY mode, symbol
ORDER BY mode, symbol
