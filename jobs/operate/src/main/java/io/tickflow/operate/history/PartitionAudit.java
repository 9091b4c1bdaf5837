package io.tickflow.operate.history;

import java.util.List;

/**
 * Records of one partition against the rows that were made from them. All counts of records are of
 * the offsets that Kafka still has: {@code rows + repeated + notTaken + unreadable + missing +
 * pending + gone} is their number.
 *
 * @param table name of the table
 * @param topic name of the topic
 * @param partition number of the partition
 * @param kafkaFrom first offset that Kafka still has
 * @param kafkaEnd offset after the last one
 * @param rows offsets with a row
 * @param firstRow first offset with a row, also of before what Kafka still has; -1 if none
 * @param lastRow last offset with a row; -1 if none
 * @param repeated records whose event has a row from another offset
 * @param notTaken records that the table does not take, or that ClickHouse refused
 * @param unreadable records that are no event of the table
 * @param gone offsets that hold no record, as the topic is compacted
 * @param missing records without a row, before the newest row
 * @param pending records without a row, behind the newest row
 * @param beyond rows of offsets that Kafka does not have yet, as of a topic that was made anew
 * @param holes ranges that hold the missing records, the first ones only
 */
public record PartitionAudit(
        String table,
        String topic,
        int partition,
        long kafkaFrom,
        long kafkaEnd,
        long rows,
        long firstRow,
        long lastRow,
        long repeated,
        long notTaken,
        long unreadable,
        long gone,
        long missing,
        long pending,
        long beyond,
        List<OffsetRange> holes) {

    public PartitionAudit {
        holes = List.copyOf(holes);
    }

    /** True if each record has its row. */
    public boolean complete() {
        return missing == 0 && pending == 0 && beyond == 0;
    }

    /** Offsets that Kafka still has. */
    public long offsets() {
        return kafkaEnd - kafkaFrom;
    }
}
