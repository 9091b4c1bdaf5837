package io.tickflow.cli.cluster;

import io.tickflow.cli.console.Home;
import io.tickflow.process.FreePorts;
import io.tickflow.process.flink.FlinkClusterConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pages that a cluster's processes serve to Prometheus, with the settings of flink-conf. */
final class PrometheusPages {

    private static final String COMMENTED = "# metrics.";
    private static final String PORT = "metrics.reporter.prom.port";

    /** More than processes at a time, as a killed one may still hold its port. */
    private static final int PORTS = 6;

    private final List<Integer> ports = FreePorts.find(PORTS);

    /** Adds the reporter as a user does: by uncommenting its lines. */
    FlinkClusterConfig addTo(FlinkClusterConfig config) {
        FlinkClusterConfig reported = config;
        for (Map.Entry<String, String> line : commented().entrySet()) {
            reported = reported.with(line.getKey(), line.getValue());
        }
        return reported.with(
                PORT, ports.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** Lines of all pages together that are a series. */
    List<String> series() throws IOException, InterruptedException {
        List<String> series = new ArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        for (int port : ports) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                            .build();
            try {
                client.send(request, BodyHandlers.ofString())
                        .body()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(series::add);
            } catch (IOException e) {
                // No process has this port, or the one that had it ends.
            }
        }
        return series;
    }

    /** Values of {@code label} in the series of {@code metric}. */
    List<String> labels(String metric, String label) throws IOException, InterruptedException {
        Pattern value = Pattern.compile("[{,]" + label + "=\"([^\"]*)\"");
        return series().stream()
                .filter(line -> line.startsWith(metric + '{'))
                .map(value::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static Map<String, String> commented() {
        Map<String, String> settings = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(Home.resolve("flink-conf/config.yaml"))) {
                if (line.startsWith(COMMENTED)) {
                    String[] pair = line.substring(2).split(": ", 2);
                    settings.put(pair[0], pair[1].replace("'", ""));
                }
            }
        } catch (IOException e) {
            throw new AssertionError("flink-conf is there", e);
        }
        return settings;
    }
}
