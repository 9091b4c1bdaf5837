package io.tickflow.cli.savepoint;

import io.tickflow.core.feature.FeatureVector;
import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Feature hashes by decision: a sink for a cluster in this process, of any size. */
final class Fingerprints implements Sink<FeatureVector>, Serializable {

    private static final Map<String, Map<String, String>> SEEN = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    Fingerprints() {
        seen();
    }

    /** Feature hash by decision id; "two hashes" for a decision that came with different ones. */
    Map<String, String> seen() {
        return SEEN.computeIfAbsent(id, unused -> new ConcurrentHashMap<>());
    }

    void add(FeatureVector vector) {
        seen().merge(
                        vector.decisionId(),
                        vector.featureHash(),
                        (one, other) -> one.equals(other) ? one : "two hashes");
    }

    /** Decisions of the other that this one lacks or has with another hash, and the other way. */
    long differences(Fingerprints other) {
        Map<String, String> here = seen();
        Map<String, String> there = other.seen();
        long missing = here.keySet().stream().filter(key -> !there.containsKey(key)).count();
        return missing
                + there.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(here.get(entry.getKey())))
                        .count();
    }

    @Override
    public SinkWriter<FeatureVector> createWriter(WriterInitContext context) {
        return new Writer(this);
    }

    private record Writer(Fingerprints fingerprints) implements SinkWriter<FeatureVector> {

        @Override
        public void write(FeatureVector vector, Context context) {
            fingerprints.add(vector);
        }

        @Override
        public void flush(boolean endOfInput) {
            // Nothing waits.
        }

        @Override
        public void close() {
            // What was seen outlives the job.
        }
    }
}
