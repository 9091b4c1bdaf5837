-- A round trip for each entry that was filled: its fills against those of all its exits. Quantities are
-- units of the base currency, net is in the quote currency; an open trade has no exit price yet.
CREATE OR REPLACE VIEW ${database}.trades AS
SELECT
    filled.decision_id AS decision_id,
    any(filled.pipeline) AS pipeline,
    filled.mode AS mode,
    filled.account AS account,
    any(filled.symbol) AS symbol,
    anyIf(filled.side, filled.leg = 'ENTRY') AS side,
    any(filled.event_time) AS event_time,
    sumIf(filled.units, filled.leg = 'ENTRY') AS quantity,
    sumIf(filled.units, filled.leg = 'EXIT') AS exited_quantity,
    sumIf(filled.units * filled.price, filled.leg = 'ENTRY') / quantity AS entry_price,
    sumIf(filled.units * filled.price, filled.leg = 'EXIT') / exited_quantity AS exit_price,
    minIf(filled.filled_at, filled.leg = 'ENTRY') AS entered_at,
    maxIf(filled.filled_at, filled.leg = 'EXIT') AS exited_at,
    quantity - exited_quantity AS open_quantity,
    if(side = 'BUY', 1, -1) * (exit_price - entry_price) * exited_quantity AS net,
    if(side = 'BUY', 1, -1) * (exit_price / entry_price - 1) * 1e4 AS net_bps
FROM
(
    SELECT
        decision_id,
        mode,
        account,
        leg,
        cl_ord_id,
        any(report.pipeline) AS pipeline,
        any(report.symbol) AS symbol,
        any(report.side) AS side,
        any(report.event_time) AS event_time,
        max(report.cumulative_quantity) AS units,
        argMax(report.average_price, report.cumulative_quantity) AS price,
        max(report.reported_at) AS filled_at
    FROM (SELECT * FROM ${database}.executions FINAL WHERE cumulative_quantity > 0) AS report
    GROUP BY decision_id, mode, account, leg, cl_ord_id
) AS filled
GROUP BY filled.decision_id, filled.mode, filled.account
HAVING quantity > 0;
