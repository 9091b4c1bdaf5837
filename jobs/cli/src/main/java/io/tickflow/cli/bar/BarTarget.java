package io.tickflow.cli.bar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickflow.cli.console.OutputDraft;
import io.tickflow.core.bar.BarSession;
import io.tickflow.core.bar.RecordedBar;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Place where bars are written. A file appears as a whole or not at all: a draft beside it until it
 * is complete.
 */
final class BarTarget implements AutoCloseable {

    private final @Nullable OutputDraft draft;
    private final BarOutput output;
    private boolean isOpen = true;

    private BarTarget(@Nullable OutputDraft draft, BarOutput output) {
        this.draft = draft;
        this.output = output;
    }

    /** Returns true if the ending of {@code file} is that of a format. */
    static boolean hasFormat(Path file) {
        String name = file.toString();
        return isParquet(file) || name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    /** Returns true if {@code file} has a column for the symbol. */
    static boolean isParquet(Path file) {
        return file.toString().endsWith(".parquet");
    }

    /** Writes bars to the terminal, which stays open. */
    static BarTarget printed(BarOutput output) {
        return new BarTarget(null, output);
    }

    /** Starts a draft. */
    static BarTarget open(Path file, BarSession session, PriceText prices, boolean marksForming)
            throws IOException {
        OutputDraft draft = OutputDraft.of(file);
        try {
            BarOutput output =
                    isParquet(file)
                            ? ParquetBars.open(draft.path())
                            : csv(file, draft.path(), session, prices, marksForming);
            return new BarTarget(draft, output);
        } catch (IOException | RuntimeException e) {
            draft.close();
            throw e;
        }
    }

    private static BarOutput csv(
            Path file, Path draft, BarSession session, PriceText prices, boolean marksForming)
            throws IOException {
        var bytes = Files.newOutputStream(draft);
        var packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes;
        return new CsvBars(
                new BufferedWriter(new OutputStreamWriter(packed, UTF_8)),
                session,
                prices,
                marksForming);
    }

    void write(String symbol, RecordedBar bar) {
        try {
            output.write(symbol, bar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the bars into place. */
    void complete() throws IOException {
        isOpen = false;
        if (draft != null) {
            try (OutputDraft written = draft) {
                output.close();
                written.complete();
            }
        }
    }

    /** Removes the draft unless it is complete. */
    @Override
    public void close() throws IOException {
        if (isOpen && draft != null) {
            isOpen = false;
            try {
                output.close();
            } finally {
                draft.close();
            }
        }
    }
}
