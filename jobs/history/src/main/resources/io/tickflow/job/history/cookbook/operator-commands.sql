-- Who halted, resumed or flattened what, when and why, and what did the desks answer?
-- :account = ; one account, * for commands to all; empty for every one
SELECT
    said.appended_at AS time, said.mode AS mode, said.account AS account, said.command AS command,
    said.symbol AS symbol, said.said_by AS said_by, said.reason AS reason, answer.said AS answers
FROM controls AS said
LEFT JOIN
(
    SELECT answer_to, groupArray(concat(said_by, ': ', reason)) AS said
    FROM controls
    WHERE command = 'ANSWER'
    GROUP BY answer_to
) AS answer ON answer.answer_to = said.event_id
WHERE said.command != 'ANSWER' AND ({account:String} = '' OR said.account = {account:String})
ORDER BY time, said.event_id
