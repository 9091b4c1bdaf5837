package io.tickflow.ticks.write;

import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.tickflow.ticks.TickRow;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * Ticks as Parquet: time (milliseconds of the server's clock, without zone), bid, ask, last,
 * volume, flags. An unknown price is NaN. Not thread-safe.
 */
final class ParquetTickWriter implements TickWriter {

    private static final long GROUP_BYTES = 16L << 20;
    private static final MessageType SCHEMA =
            Types.buildMessage()
                    .required(INT64)
                    .as(timestampType(false, TimeUnit.MILLIS))
                    .named("time")
                    .required(DOUBLE)
                    .named("bid")
                    .required(DOUBLE)
                    .named("ask")
                    .required(DOUBLE)
                    .named("last")
                    .required(DOUBLE)
                    .named("volume")
                    .required(INT32)
                    .named("flags")
                    .named("ticks");

    private record TimedRow(TickRow row, long millis) {}

    private final ParquetOutput<TimedRow> output;

    private ParquetTickWriter(ParquetOutput<TimedRow> output) {
        this.output = output;
    }

    static ParquetTickWriter open(Path file) throws IOException {
        return new ParquetTickWriter(
                ParquetOutput.open(
                        file,
                        SCHEMA,
                        ParquetTickWriter::add,
                        settings -> settings.withRowGroupSize(GROUP_BYTES)));
    }

    private static void add(TimedRow timed, ParquetRow out) {
        TickRow row = timed.row();
        out.add(timed.millis());
        out.add(row.bid());
        out.add(row.ask());
        out.add(row.last());
        out.add(row.volume());
        out.add(row.flags());
    }

    @Override
    public void write(TickRow row, long serverLocalMillis) throws IOException {
        output.write(new TimedRow(row, serverLocalMillis));
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
