-- Which process owned an account, and since when?
SELECT account, epoch, pipeline, mode, holder, changed_at AS opened_at
FROM leases
ORDER BY account, epoch
