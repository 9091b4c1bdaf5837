package io.tickflow.cli.option;

import io.tickflow.cli.console.Inputs;
import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.DateOrder;
import io.tickflow.ticks.ReadOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options about the layout of tick files that do not tell it themselves. */
@Command
public final class TickLayout {

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "FIELD=N",
            description =
                    "Places of the columns in a file that does not tell them: time=0,bid=1,ask=2 (also date, last, volume, flags, symbol; a number from 0 or a name of the header).")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--time-zone",
            paramLabel = "RULE",
            description =
                    "Clock of the files if it is not the server's: UTC, a zone, an offset or new-york+7h (Dukascopy and TrueFX are known to be UTC, HistData UTC-5).")
    private @Nullable String timeZone;

    @Option(
            names = "--date-order",
            paramLabel = "dmy|mdy",
            description = "Order of day and month in dates that end with the year.")
    private @Nullable DateOrder dateOrder;

    /** Options of a command line for all rows; adds problems to {@code inputs}. */
    public ReadOptions options(Inputs inputs) {
        return new ReadOptions(
                null, columns, Long.MIN_VALUE, Long.MAX_VALUE, clock(inputs), dateOrder, false);
    }

    private @Nullable ServerTime clock(Inputs inputs) {
        try {
            return timeZone == null ? null : ServerTime.parse(timeZone);
        } catch (IllegalArgumentException e) {
            inputs.require(false, "--time-zone: " + e.getMessage());
            return null;
        }
    }
}
