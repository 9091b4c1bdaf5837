package io.tickflow.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.CapturedCommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Uses of recorded decisions on one symbol: a training on them, and the bundle that comes out tried
 * on them.
 */
final class RecordedUse {

    private static final JsonMapper JSON = new JsonMapper();

    private final String clickHouse;
    private final String symbol;
    private final Path folder;

    /**
     * Uses of the decisions on {@code symbol} in a history.
     *
     * @param folder place of what they write
     */
    RecordedUse(String clickHouse, String symbol, Path folder) {
        this.clickHouse = clickHouse;
        this.symbol = symbol;
        this.folder = folder;
    }

    /** Trains on the history and on the file behind it; returns the one bundle that both give. */
    Path assertTrainsAsFromFile(Path ticks) throws Exception {
        Path recorded = folder.resolve("recorded");
        Path ofFile = folder.resolve("of-file");

        train(recorded, "--from-clickhouse", "--clickhouse=" + clickHouse, "--symbol=" + symbol);
        train(ofFile, "--ticks=" + ticks);

        for (String file : List.of("xgboost.onnx", "golden.csv")) {
            assertThat(recorded.resolve(file)).hasSameBinaryContentAs(ofFile.resolve(file));
        }
        assertThat(Files.readString(recorded.resolve("manifest.json")))
                .contains("\"clickhouse:tickflow/" + symbol + "\"");
        return recorded;
    }

    private static void train(Path out, String... source) {
        var line = new ArrayList<>(List.of("train", "--members=xgboost", "--folds=0"));
        line.add("--out=" + out);
        line.addAll(List.of(source));
        run(line.toArray(String[]::new));
    }

    /**
     * Tries a bundle on the decisions.
     *
     * @param candidates number that a job with this bundle has
     */
    void assertTries(Path bundle, long candidates) throws Exception {
        Path page = folder.resolve("what-if.html");

        JsonNode tried = JSON.readTree(whatIf(bundle, "--json", "--html=" + page));

        assertThat(tried.at("/control/differences").asLong()).isZero();
        assertThat(tried.at("/changes/0").asText()).contains("bundle: direction-");
        JsonNode difference = tried.at("/symbols/0");
        assertThat(difference.at("/whatIf/candidates").asLong()).isEqualTo(candidates);
        assertThat(difference.path("whatIf")).isNotEqualTo(difference.path("recorded"));
        double net =
                difference.at("/whatIf/netBps").asDouble()
                        - difference.at("/recorded/netBps").asDouble();
        assertThat(difference.path("netDifferenceBps").asDouble()).isEqualTo(net);
        assertThat(tried.at("/total/candidatesDifference").asLong())
                .isEqualTo(candidates - difference.at("/recorded/candidates").asLong());
        assertThat(Files.readString(page)).contains("<svg", symbol, "bundle: direction-");
        assertThat(whatIf(bundle))
                .contains("change     bundle: direction-")
                .contains(String.format(Locale.ROOT, "what if   %,10d", candidates))
                .contains(String.format(Locale.ROOT, "net %+.3f bps", net));
    }

    private String whatIf(Path bundle, String... more) {
        var line = new ArrayList<>(List.of("what-if", "--from=2024-03-01", "--to=2024-03-31"));
        line.add("--clickhouse=" + clickHouse);
        line.add("--symbol=" + symbol);
        line.add("--bundle=" + bundle);
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    private static String run(String... line) {
        var command = new CapturedCommandLine();
        assertThat(command.run(line)).as(command::err).isZero();
        return command.out();
    }
}
