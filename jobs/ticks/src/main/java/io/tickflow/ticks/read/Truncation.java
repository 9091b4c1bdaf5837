package io.tickflow.ticks.read;

import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.content.Damage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Words about a compressed file that ends within its data or is damaged. */
final class Truncation {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Truncation() {}

    static String atStart(
            TickFile file, List<String> compressions, IOException failure, long bytes) {
        return file.name()
                + ": this "
                + String.join(" in ", compressions)
                + " file is cut or damaged within its first line ("
                + Damage.words(failure, bytes)
                + "), so none of its ticks can be read; get it again";
    }

    static String words(TickReader reader, IOException failure, long bytes) {
        String good =
                reader.count() == 0
                        ? "no tick before it is good"
                        : String.format(
                                Locale.ROOT,
                                reader.count() == 1
                                        ? "%,d tick before it is good, at %s"
                                        : "%,d ticks before it are good, the last at %s",
                                reader.count(),
                                TIME.format(Instant.ofEpochMilli(reader.lastMillis())));
        return String.format(
                Locale.ROOT,
                "%s: this %s file is cut or damaged after line %,d (%s); %s. Get the file again, or"
                        + " keep the good ticks: bin/tickflow ticks convert %s --truncated --out"
                        + " %s_good.csv",
                reader.file().name(),
                String.join(" in ", reader.compressions()),
                reader.lineCount(),
                Damage.words(failure, bytes),
                good,
                reader.file().name(),
                reader.file().symbol());
    }
}
