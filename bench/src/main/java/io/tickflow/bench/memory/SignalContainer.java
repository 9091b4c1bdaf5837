package io.tickflow.bench.memory;

import io.tickflow.cli.console.Home;
import io.tickflow.process.flink.FlinkClusterConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.MemorySize;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Container of a TaskManager of the SignalJob on Kubernetes.
 *
 * @param limit of the container
 * @param options of Flink that divide it
 */
record SignalContainer(MemorySize limit, Map<String, String> options) {

    /** Reads the FlinkDeployment in {@code k8s/base}. */
    static SignalContainer read() throws IOException {
        Path folder = Home.resolve("k8s/base/flink");
        Map<?, ?> spec = spec(folder.resolve("signal.yaml"));
        Map<String, String> options = new TreeMap<>(sizes(spec(folder.resolve("common.yaml"))));
        options.putAll(sizes(spec));
        String limit = memory(spec, "taskManager");
        options.put("taskmanager.memory.process.size", limit);
        options.put("jobmanager.memory.process.size", memory(spec, "jobManager"));
        return new SignalContainer(MemorySize.parse(limit), options);
    }

    /** One TaskManager of this size. */
    FlinkClusterConfig cluster() {
        FlinkClusterConfig config = FlinkClusterConfig.of(1).withoutHighAvailability();
        for (var option : options.entrySet()) {
            config = config.with(option.getKey(), option.getValue());
        }
        return config;
    }

    int slots() {
        return Integer.parseInt(options.getOrDefault("taskmanager.numberOfTaskSlots", "1"));
    }

    private static Map<String, String> sizes(Map<?, ?> spec) {
        Map<String, String> sizes = new TreeMap<>();
        part(spec, "flinkConfiguration")
                .forEach((key, value) -> sizes.put(String.valueOf(key), String.valueOf(value)));
        sizes.keySet().removeIf(option -> !isSize(option));
        return sizes;
    }

    private static String memory(Map<?, ?> spec, String process) {
        return String.valueOf(part(part(spec, process), "resource").get("memory"));
    }

    private static boolean isSize(String option) {
        return option.startsWith("taskmanager.memory.")
                || option.startsWith("jobmanager.memory.")
                || option.equals("taskmanager.numberOfTaskSlots");
    }

    private static Map<?, ?> spec(Path file) throws IOException {
        var yaml = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
        try (InputStream in = Files.newInputStream(file)) {
            return part((Map<?, ?>) yaml.loadFromInputStream(in), "spec");
        }
    }

    private static Map<?, ?> part(Map<?, ?> whole, String name) {
        if (whole.get(name) instanceof Map<?, ?> part) {
            return part;
        }
        throw new IllegalArgumentException("no mapping '" + name + "' in " + whole.keySet());
    }
}
