package io.tickflow.cli.bar;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.tickflow.core.bar.RecordedBar;
import io.tickflow.ticks.write.ParquetOutput;
import io.tickflow.ticks.write.ParquetRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Bars as Parquet: start in UTC, prices and spread in price units. */
final class ParquetBars implements BarOutput {

    private record Row(String symbol, RecordedBar bar) {}

    private final ParquetOutput<Row> output;

    private ParquetBars(ParquetOutput<Row> output) {
        this.output = output;
    }

    /** Overwrites {@code file}. */
    static ParquetBars open(Path file) throws IOException {
        return new ParquetBars(
                ParquetOutput.open(file, schema(), ParquetBars::add, settings -> {}));
    }

    private static MessageType schema() {
        Types.MessageTypeBuilder message = Types.buildMessage();
        message.required(BINARY).as(stringType()).named("symbol");
        message.required(INT64).as(timestampType(true, TimeUnit.MILLIS)).named("time");
        for (String price : List.of("open", "high", "low", "close")) {
            message.required(DOUBLE).named(price);
        }
        message.required(INT32).named("tick_volume");
        message.required(DOUBLE).named("real_volume");
        message.required(DOUBLE).named("spread");
        message.required(BOOLEAN).named("forming");
        return message.named("bar");
    }

    private static void add(Row row, ParquetRow out) {
        RecordedBar bar = row.bar();
        out.add(row.symbol());
        out.add(bar.startMillis());
        out.add(bar.open());
        out.add(bar.high());
        out.add(bar.low());
        out.add(bar.close());
        out.add(bar.tickVolume());
        out.add(bar.realVolume());
        out.add(bar.spread());
        out.add(bar.isForming());
    }

    @Override
    public void write(String symbol, RecordedBar bar) throws IOException {
        output.write(new Row(symbol, bar));
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
