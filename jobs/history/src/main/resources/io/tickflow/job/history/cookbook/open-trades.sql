-- What is still open?
SELECT mode, account, symbol, side, open_quantity, entry_price, entered_at, decision_id
FROM trades
WHERE open_quantity >= 1e-9
ORDER BY entered_at
