package io.tickflow.operate.history;

import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.job.history.table.AuditedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the records of topics with the rows of their tables. Only the offsets without a row are
 * read from Kafka: a record whose event has a row from another offset is a repetition, others are
 * missing, unless it has a dead letter of a refused row. A range of more than {@link #GAP_MAX}
 * offsets is not read, and all of it counts as missing. Not thread-safe.
 */
public final class HistoryAudit implements AutoCloseable {

    /** Most offsets of a partition that are read from Kafka. */
    public static final long GAP_MAX = 1_000_000;

    private static final int HOLES_MAX = 5;
    private static final int NONE = -1;

    private final SqlConsole console;
    private final GapReader reader;

    /**
     * Connects at the first question.
     *
     * @throws QueryException if the password file of ClickHouse cannot be read
     */
    public HistoryAudit(KafkaConfig kafka, ClickHouseConfig clickHouse) throws QueryException {
        this.console = new SqlConsole(clickHouse);
        this.reader = new GapReader(kafka);
    }

    /**
     * Audits all partitions of one table's topic.
     *
     * @throws QueryException if ClickHouse fails or has no such table
     * @throws org.apache.kafka.common.KafkaException if Kafka fails
     */
    public List<PartitionAudit> run(AuditedTable table) throws QueryException {
        List<PartitionAudit> audits = new ArrayList<>();
        for (Map.Entry<Integer, OffsetRange> extent : reader.extents(table.topic()).entrySet()) {
            audits.add(audit(table, extent.getKey(), extent.getValue()));
        }
        return audits;
    }

    private PartitionAudit audit(AuditedTable table, int partition, OffsetRange kafka)
            throws QueryException {
        var rows = new RowOffsets(console, table.rows(), partition);
        long end = kafka.to() + 1;
        RowOffsets.Extent extent = rows.extent(kafka.from(), end);
        var count = new GapCount();
        if (kafka.count() > extent.count()) {
            for (OffsetRange gap : rows.gaps(kafka.from(), end)) {
                count.add(table, partition, rows, gap, extent.last());
            }
        }
        return new PartitionAudit(
                table.name(),
                table.topic(),
                partition,
                kafka.from(),
                end,
                extent.count(),
                extent.first(),
                extent.last(),
                count.repeated,
                count.notTaken,
                count.unreadable,
                kafka.count()
                        - extent.count()
                        - count.repeated
                        - count.notTaken
                        - count.unreadable
                        - count.missing
                        - count.pending,
                count.missing,
                count.pending,
                extent.beyond(),
                count.holes);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } finally {
            console.close();
        }
    }

    /** Sums over the gaps of one partition. */
    private final class GapCount {

        private final List<OffsetRange> holes = new ArrayList<>();
        private long repeated;
        private long notTaken;
        private long unreadable;
        private long missing;
        private long pending;
        private long read;

        void add(
                AuditedTable table, int partition, RowOffsets rows, OffsetRange gap, long newestRow)
                throws QueryException {
            boolean behind = gap.from() > newestRow;
            read += gap.count();
            if (read > GAP_MAX) {
                lacks(gap, gap.count(), behind);
                return;
            }
            GapReader.Content content = reader.read(table, partition, gap);
            notTaken += content.notTaken();
            unreadable += content.unreadable();
            Set<String> known = rows.known(content.events().values());
            Set<Long> refused =
                    known.size() == content.events().size()
                            ? Set.of()
                            : rows.refused(table.topic(), gap);
            long from = NONE;
            long to = NONE;
            long lacking = 0;
            for (Map.Entry<Long, String> event : content.events().entrySet()) {
                if (known.contains(event.getValue())) {
                    repeated++;
                } else if (refused.contains(event.getKey())) {
                    notTaken++;
                } else {
                    lacking++;
                    from = from == NONE ? event.getKey() : from;
                    to = event.getKey();
                }
            }
            if (lacking > 0) {
                lacks(new OffsetRange(from, to), lacking, behind);
            }
        }

        private void lacks(OffsetRange range, long records, boolean behind) {
            if (behind) {
                pending += records;
            } else {
                missing += records;
                if (holes.size() < HOLES_MAX) {
                    holes.add(range);
                }
            }
        }
    }
}
