package io.tickflow.connector.orderlog;

import io.tickflow.connector.orderlog.TopicReader.RecordReader;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Passes on verdicts and reports by their append times, each report after its verdict. So an order
 * has ended soon after it was read, and nobody has to hold all orders that were ever sent. Verdicts
 * lead by more than the clocks of two brokers differ.
 */
final class SideBySide {

    static final long LEAD_MILLIS = 60_000;

    private SideBySide() {}

    /** Records of a topic in their order. */
    interface Cursor {

        /** The next record; null at the end. */
        @Nullable ConsumerRecord<byte[], byte[]> peek() throws IOException;

        /** Moves behind the record of {@link #peek}. */
        void advance();
    }

    /**
     * Reads both to their ends.
     *
     * @throws IOException if one of them cannot be read
     */
    static void read(Cursor verdicts, Cursor reports, RecordReader onVerdict, RecordReader onReport)
            throws IOException {
        ConsumerRecord<byte[], byte[]> verdict = verdicts.peek();
        ConsumerRecord<byte[], byte[]> report = reports.peek();
        while (verdict != null || report != null) {
            if (verdict != null && leads(verdict, report)) {
                onVerdict.read(verdict);
                verdicts.advance();
                verdict = verdicts.peek();
            } else if (report != null) {
                onReport.read(report);
                reports.advance();
                report = reports.peek();
            }
        }
    }

    private static boolean leads(
            ConsumerRecord<?, ?> verdict, @Nullable ConsumerRecord<?, ?> report) {
        return report == null || verdict.timestamp() <= report.timestamp() + LEAD_MILLIS;
    }
}
