package io.tickflow.connector.lease;

import io.tickflow.core.lease.OrderEpochs;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Header of a record on {@code tickflow.orders}: epoch of its writer, a decimal number. */
public final class EpochHeader {

    /** Name of the header. */
    public static final String NAME = "tickflow-epoch";

    private EpochHeader() {}

    /** Marks a record as written under {@code epoch}; none is {@link OrderEpochs#NONE}. */
    public static void write(Headers headers, long epoch) {
        if (epoch != OrderEpochs.NONE) {
            headers.add(NAME, Long.toString(epoch).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Reads the epoch of a record; {@link OrderEpochs#NONE} without the header. */
    public static long read(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null) {
            return OrderEpochs.NONE;
        }
        try {
            return Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            return OrderEpochs.NONE;
        }
    }
}
