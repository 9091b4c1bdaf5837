package io.tickflow.connector.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.testkit.builder.TestInstruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Positions that a terminal writes to a file. */
class PositionFileReaderTest implements GatewayListener {

    private static final Instant NOW = Instant.parse("2026-11-29T22:30:00Z");

    private static final Instruments LOTS = Instruments.of(TestInstruments.inLots("EURUSD", "E42"));

    private final List<String> heard = new ArrayList<>();
    private Path path;
    private PositionFileReader reader;

    @BeforeEach
    void setUp(@TempDir Path folder) {
        path = folder.resolve("positions.csv");
        reader = new PositionFileReader(path.toString(), "A", LOTS, () -> NOW);
    }

    @Test
    void shouldSumPositionsOfAccountInUnits() throws IOException {
        write("29:50", "A,E42,0.01,7", "A,E42,-0.004,8", "B,E42,5,9", "A,XAUUSD,2");

        reader.tell(this);

        assertThat(heard).containsExactly("{EURUSD=600, XAUUSD=2} as of 2026-11-29T22:29:50Z");
    }

    @Test
    void shouldTellEachFileOnce() throws IOException {
        write("29:50");
        reader.tell(this);
        reader.tell(this);
        write("29:51");
        reader.tell(this);

        assertThat(heard)
                .containsExactly("{} as of 2026-11-29T22:29:50Z", "{} as of 2026-11-29T22:29:51Z");
    }

    @Test
    void shouldRefusePositionsOfAnotherTime() throws IOException {
        write("28:59");
        reader.tell(this);
        write("30:03");
        reader.tell(this);

        assertThat(heard).hasSize(2).allMatch(said -> said.contains("must be less than a minute"));
    }

    @Test
    void shouldRefuseMissingFile() {
        reader.tell(this);

        assertThat(heard).singleElement().asString().contains("cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    A,E42,1000;end,2 | the last line counts '2' positions, above it are 1
                    A,E42,1000;A,EU  | line 4: 'A,EU' must begin with 'end,'
                    A,E42,much;end,1 | line 3: 'much' must be a number, negative if short
                    A,E42;end,1      | line 3: 'A,E42' must be 'account,symbol,quantity
                    """)
    void shouldRefuseFileThatIsWrong(String lines, String problem) throws IOException {
        String frame = "as of,2026-11-29T22:30:00Z\naccount,symbol,quantity,position\n";
        Files.writeString(path, frame + lines.replace(';', '\n') + '\n');

        reader.tell(this);

        assertThat(heard).singleElement().asString().contains(problem);
    }

    @Override
    public void onPositions(Map<String, Quantity> bySymbol, long asOfMillis) {
        heard.add(new TreeMap<>(bySymbol) + " as of " + Instant.ofEpochMilli(asOfMillis));
    }

    @Override
    public void onPositionsRefused(String text) {
        heard.add(text);
    }

    @Override
    public void onSessionUp(int sessionNumber) {}

    @Override
    public void onSessionDown(String reason) {}

    @Override
    public void onReport(VenueReport report) {}

    @Override
    public void onNotKnown(String clOrdId, String text) {}

    @Override
    public void onStatusRefused(String clOrdId, String text) {}

    private void write(String minute, String... positions) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("as of,2026-11-29T22:" + minute + 'Z');
        lines.add("account,symbol,quantity,position");
        lines.addAll(List.of(positions));
        lines.add("end," + positions.length);
        Files.write(path, lines);
    }
}
