package io.tickflow.ticks.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.ticks.TickFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolOrderTest {

    @TempDir private Path folder;

    @Test
    void shouldSortFilesOfEachSymbolInItsPlaces() throws IOException {
        TickFile april = file("EURUSD_april.csv", "2024.04.01");
        TickFile gold = file("GOLD_x.csv", "2024.05.01");
        TickFile march = file("EURUSD_march.csv", "2024.03.01");

        assertThat(SymbolOrder.of(List.of(april, gold, march))).containsExactly(march, gold, april);
    }

    @Test
    void shouldSortFilesWithDifferentClocks() throws IOException {
        TickFile later = file("EURUSD_server.csv", "2024.03.02");
        TickFile earlier =
                TickFile.of(
                        TickText.write(
                                folder,
                                "EURUSD_utc.csv",
                                "time,bid,ask\n2024-03-01T23:00:00Z,1.1,1.2\n"));

        assertThat(SymbolOrder.of(List.of(later, earlier))).containsExactly(later, earlier);
    }

    private TickFile file(String name, String date) throws IOException {
        return TickFile.of(
                TickText.write(
                        folder,
                        name,
                        "<DATE>,<TIME>,<BID>,<ASK>\n" + date + ",00:00:00,1.1,1.2\n"));
    }
}
