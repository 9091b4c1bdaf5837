package io.tickflow.model.training;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * Writes an export file of a quote that flickers around a slow random walk, so that most moves
 * reverse and a model can learn them.
 */
final class FlickerTicks {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy.MM.dd\tHH:mm:ss.SSS", Locale.ROOT);

    private FlickerTicks() {}

    /** Writes {@code count} ticks, about one a second, from {@code start} on a clock of UTC. */
    static Path write(Path file, long seed, int count, Instant start) throws IOException {
        var random = new Random(seed);
        long millis = start.toEpochMilli();
        long level = 138_000;
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\n");
            for (int i = 0; i < count; i++) {
                millis += 1 + (long) (-1_000 * Math.log(1 - random.nextDouble()));
                level += random.nextInt(8) == 0 ? random.nextInt(3) - 1 : 0;
                long bid = level + (random.nextInt(3) == 0 ? random.nextInt(5) - 2 : 0);
                long ask = level + 6 + (random.nextInt(3) == 0 ? random.nextInt(5) - 2 : 0);
                var time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
                out.write(
                        String.format(
                                Locale.ROOT,
                                "%s\t%.5f\t%.5f\t\t\t6%n",
                                TIME.format(time),
                                bid / 1e5,
                                ask / 1e5));
            }
        }
        return file;
    }
}
