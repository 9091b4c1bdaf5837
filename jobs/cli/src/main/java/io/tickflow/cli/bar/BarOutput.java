package io.tickflow.cli.bar;

import io.tickflow.core.bar.RecordedBar;
import java.io.Closeable;
import java.io.IOException;

/** Writer of bars in one format. */
interface BarOutput extends Closeable {

    /** Appends a bar of {@code symbol}. */
    void write(String symbol, RecordedBar bar) throws IOException;
}
