package io.tickflow.bench.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers that the cache of a gateway has given so far, by the metrics of the gateway.
 *
 * @param byLayer answers by layer, such as {@code l2}
 */
record CacheUses(Map<String, Long> byLayer) {

    /** Layer of an answer that did not pass through the cache. */
    static final String NONE = "";

    private static final Pattern LINE =
            Pattern.compile("tickflow_gateway_cache_uses_total\\{layer=\"(\\w+)\"} (\\d+)");

    /** Share of answers that a hiccup or a look at the bars may bring from elsewhere. */
    private static final double OTHERS_MAX = 0.01;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Reads the metrics. */
    static CacheUses of(URI gateway) throws IOException, InterruptedException {
        HttpResponse<String> metrics =
                CLIENT.send(
                        HttpRequest.newBuilder(gateway.resolve("/v1/metrics")).build(),
                        BodyHandlers.ofString());
        var layers = new TreeMap<String, Long>();
        Matcher lines = LINE.matcher(metrics.body());
        while (lines.find()) {
            layers.put(lines.group(1), Long.valueOf(lines.group(2)));
        }
        if (layers.isEmpty()) {
            throw new IOException("the gateway tells no uses of its cache: " + metrics.body());
        }
        return new CacheUses(layers);
    }

    long of(String layer) {
        return byLayer.getOrDefault(layer, 0L);
    }

    /**
     * Requires that answers came from a layer.
     *
     * @param before uses before they were asked
     * @param layer layer of the cache, or {@link #NONE}
     * @throws IllegalStateException with all uses since, if they came from elsewhere
     */
    void require(CacheUses before, String layer, long answers) {
        var since = new TreeMap<String, Long>();
        byLayer.forEach((name, uses) -> since.put(name, uses - before.of(name)));
        long own = since.getOrDefault(layer, 0L);
        long others = since.values().stream().mapToLong(Long::longValue).sum() - own;
        boolean hasOwn = layer.equals(NONE) || own >= answers * (1 - OTHERS_MAX);
        if (!hasOwn || others > answers * OTHERS_MAX) {
            throw new IllegalStateException(
                    "%,d answers should have come from '%s', but the cache was used so: %s. Maybe run it again while the machine is quiet"
                            .formatted(answers, layer, since));
        }
    }
}
