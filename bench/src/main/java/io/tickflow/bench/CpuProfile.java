package io.tickflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * CPU profile of this process by samples of Flight Recorder. Each sample counts for the area of its
 * innermost known frame. Waits in native code do not count, but calls into RocksDB and ONNX Runtime
 * do.
 */
final class CpuProfile {

    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final String OTHER = "other";

    /** Ordered from special to general. */
    private static final Map<String, String> AREA_BY_PACKAGE = areas();

    private CpuProfile() {}

    /** Profiled work. */
    interface Work {
        void run() throws Exception;
    }

    /** Profiles {@code work} and returns the shares of all samples by area, the largest first. */
    static Map<String, Double> of(Work work) throws Exception {
        Path file = Files.createTempFile("bench", ".jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
            recording.enable("jdk.NativeMethodSample").withPeriod(PERIOD);
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
            return shares(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Formats the shares, one line for each area. */
    static String text(Map<String, Double> shares) {
        var text = new StringBuilder();
        shares.forEach(
                (area, share) ->
                        text.append(
                                String.format(Locale.ROOT, "  %5.1f %%  %s%n", 100 * share, area)));
        return text.toString();
    }

    private static Map<String, Double> shares(Path file) throws IOException {
        var counts = new LinkedHashMap<String, Integer>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            RecordedStackTrace trace = event.getStackTrace();
            if (trace == null) {
                continue;
            }
            boolean inNative = event.getEventType().getName().equals("jdk.NativeMethodSample");
            if (!inNative || isWork(trace.getFrames().get(0))) {
                counts.merge(area(trace.getFrames()), 1, Integer::sum);
            }
        }
        double all = counts.values().stream().mapToInt(Integer::intValue).sum();
        var shares = new LinkedHashMap<String, Double>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(count -> shares.put(count.getKey(), count.getValue() / all));
        return shares;
    }

    private static boolean isWork(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.startsWith("org.rocksdb.") || type.startsWith("ai.onnxruntime.");
    }

    private static String area(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<String, String> known : AREA_BY_PACKAGE.entrySet()) {
                if (type.startsWith(known.getKey())) {
                    return known.getValue();
                }
            }
        }
        return OTHER;
    }

    private static Map<String, String> areas() {
        var areas = new LinkedHashMap<String, String>();
        areas.put("com.fasterxml.jackson.", "JSON");
        areas.put("io.tickflow.connector.avro.", "Avro");
        areas.put("io.tickflow.connector.event.", "event codecs");
        areas.put("io.tickflow.connector.kafka.", "decode and Kafka ends");
        areas.put("org.rocksdb.", "RocksDB");
        areas.put("org.apache.flink.state.rocksdb.", "RocksDB");
        areas.put("io.tickflow.flink.state.", "state codecs");
        areas.put("io.tickflow.core.state.", "state codecs");
        areas.put("io.tickflow.core.", "features and signals");
        areas.put("ai.onnxruntime.", "ONNX Runtime");
        areas.put("io.tickflow.model.", "ONNX Runtime");
        areas.put("org.apache.kafka.", "Kafka client");
        areas.put("org.apache.flink.api.java.typeutils.", "record serializers");
        areas.put("io.tickflow.flink.edge.", "record serializers");
        areas.put("org.apache.flink.", "Flink");
        areas.put("io.tickflow.", "operators");
        return areas;
    }
}
