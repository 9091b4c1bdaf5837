package io.tickflow.ticks.parquet;

import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.MalformedLines;
import io.tickflow.ticks.Reading;
import io.tickflow.ticks.RowSource;
import io.tickflow.ticks.SymbolFilter;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.content.ContentException;
import io.tickflow.ticks.content.FileContent;
import io.tickflow.ticks.text.Field;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Ticks of a Parquet file, one row group in memory at a time. A null or NaN price is an unchanged
 * one, as in text. Not thread-safe.
 */
public final class ParquetTicks implements RowSource {

    private static final int MAGIC_BYTES = 4;
    private static final String MAGIC = "PAR1";

    private final ParquetBytes bytes;
    private final FileMetaData footer;
    private final ParquetColumns columns;
    private final SymbolFilter symbols;
    private final MalformedLines malformed;
    private final @Nullable ServerTime wishedClock;
    private @Nullable GroupRows group;
    private int groupNumber;
    private long rowNumber;
    private double bid = Double.NaN;
    private double ask = Double.NaN;
    private double last = Double.NaN;
    private final String container;

    private ParquetTicks(
            TickFile file,
            FileContent content,
            ParquetBytes bytes,
            FileMetaData footer,
            ParquetColumns columns,
            MalformedLines malformed) {
        this.bytes = bytes;
        this.footer = footer;
        this.columns = columns;
        this.malformed = malformed;
        this.symbols = new SymbolFilter(file.symbol(), file.options().symbol() != null);
        this.wishedClock = file.options().clock();
        var layers = new ArrayList<>(content.compressions());
        layers.add("Parquet");
        this.container = String.join(", ", layers);
    }

    /**
     * Opens a file.
     *
     * @throws ContentException if it is cut, or has no columns of ticks
     */
    public static ParquetTicks open(TickFile file, FileContent content, MalformedLines malformed)
            throws IOException {
        ParquetBytes bytes = ParquetBytes.open(file.path(), content);
        try {
            FileMetaData footer = footer(bytes);
            MessageType schema =
                    new ParquetMetadataConverter()
                            .fromParquetMetadata(footer)
                            .getFileMetaData()
                            .getSchema();
            ParquetColumns columns =
                    ParquetColumns.of(file.name(), schema, file.options().columns());
            return new ParquetTicks(file, content, bytes, footer, columns, malformed);
        } catch (IOException | TickFileException e) {
            bytes.close();
            throw e;
        } catch (RuntimeException e) {
            bytes.close();
            throw new ContentException(
                    "a Parquet file with a damaged index at its end: get it again");
        }
    }

    /** The file ends with the footer, its length and four letters. */
    static FileMetaData footer(ParquetBytes bytes) throws IOException {
        long end = bytes.size() - MAGIC_BYTES - Integer.BYTES;
        if (end < MAGIC_BYTES) {
            throw cut(bytes);
        }
        ByteBuffer tail =
                ByteBuffer.wrap(bytes.read(end, MAGIC_BYTES + Integer.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
        int length = tail.getInt();
        for (int i = 0; i < MAGIC_BYTES; i++) {
            if (tail.get() != MAGIC.charAt(i)) {
                throw cut(bytes);
            }
        }
        if (length <= 0 || length > end - MAGIC_BYTES) {
            throw cut(bytes);
        }
        try {
            return Util.readFileMetaData(
                    new ByteArrayInputStream(bytes.read(end - length, length)));
        } catch (IOException | RuntimeException e) {
            throw cut(bytes);
        }
    }

    private static ContentException cut(ParquetBytes bytes) {
        return new ContentException(
                "a Parquet file that is cut or damaged: it ends at byte "
                        + bytes.size()
                        + " without its footer, so none of its ticks can be read; get it again");
    }

    @Override
    public @Nullable TickRow next() throws IOException {
        try {
            while (true) {
                if (group == null || !group.hasNext()) {
                    if (groupNumber == footer.getRow_groupsSize()) {
                        return null;
                    }
                    group = GroupRows.open(bytes, columns, footer.getRow_groups().get(groupNumber));
                    groupNumber++;
                } else {
                    TickRow row = row(group);
                    if (row != null) {
                        return row;
                    }
                }
            }
        } catch (ContentException | TickFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library trusts the bytes of a page: damage shows as any exception.
            throw new ContentException(
                    "a Parquet file that is damaged after row " + rowNumber + ": get it again");
        }
    }

    private @Nullable TickRow row(GroupRows rows) {
        rowNumber++;
        rows.advance();
        String symbol = rows.text(Field.SYMBOL);
        if (symbol != null && !symbols.accepts(symbol)) {
            if (!symbols.isOfOther(symbol)) {
                malformed.add(rowNumber, "another symbol: '" + symbol + "'");
            }
            return null;
        }
        long millis = rows.millis();
        if (millis == GroupRows.NO_TIME) {
            malformed.add(rowNumber, "no date and time: in the row");
            return null;
        }
        bid = rows.number(Field.BID, bid);
        ask = rows.number(Field.ASK, ask);
        last = rows.number(Field.LAST, last);
        return new TickRow(
                rowNumber,
                millis,
                bid,
                ask,
                last,
                rows.number(Field.VOLUME, 0),
                (int) rows.number(Field.FLAGS, 0));
    }

    @Override
    public long lineCount() {
        return rowNumber;
    }

    @Override
    public Reading reading() {
        return new Reading(
                "Parquet ticks",
                container,
                columns.describe(),
                columns.isUtc() ? ServerTime.UTC : wishedClock,
                List.of(),
                columns.isUtc() ? List.of("the times are in UTC, as the file says") : List.of());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
