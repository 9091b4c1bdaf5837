-- A decision is looked up by its id, and tables are ordered by symbol and time: a filter for each granule
-- tells whether the id may be in it. Parts from before have none until they are merged.
ALTER TABLE ${database}.features ADD INDEX IF NOT EXISTS decision decision_id TYPE bloom_filter(0.01) GRANULARITY 1;
ALTER TABLE ${database}.predictions ADD INDEX IF NOT EXISTS decision decision_id TYPE bloom_filter(0.01) GRANULARITY 1;
ALTER TABLE ${database}.signals ADD INDEX IF NOT EXISTS decision decision_id TYPE bloom_filter(0.01) GRANULARITY 1;
ALTER TABLE ${database}.orders ADD INDEX IF NOT EXISTS decision decision_id TYPE bloom_filter(0.01) GRANULARITY 1;
ALTER TABLE ${database}.executions ADD INDEX IF NOT EXISTS decision decision_id TYPE bloom_filter(0.01) GRANULARITY 1;
ALTER TABLE ${database}.outcomes ADD INDEX IF NOT EXISTS decision decision_id TYPE bloom_filter(0.01) GRANULARITY 1;
