package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.savepoint.TopicLog;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.model.registry.JournalEntry;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryState;
import io.tickflow.model.registry.live.LiveAliases;
import io.tickflow.model.registry.store.FolderStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Comparison of the bundle of each prediction with the answer of {@code models live-at} for the
 * time at which Kafka appended it.
 */
final class LivePredictions {

    private static final String PIPELINE = "tickflow";
    private static final int SHOWN = 20;

    private final List<JournalEntry> entries;
    private final Map<Long, RegistryState> states = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int agreed;
    private int differed;

    /** Reads the journal of the registry in {@code folder}. */
    LivePredictions(Path folder) {
        entries =
                new JournaledRegistry(
                                new FolderStore(folder.resolve("registry")),
                                InstantSource.system(),
                                "")
                        .entries();
    }

    /** Compares every prediction of a job that decides, of model {@code name}. */
    void assertAgree(String bootstrapServers, String name) throws Exception {
        try (var log = new TopicLog(bootstrapServers, EventTypes.PREDICTIONS.topic())) {
            for (ConsumerRecord<byte[], byte[]> record : log.read()) {
                Prediction prediction = EventTypes.PREDICTIONS.decode(record.value()).body();
                if (prediction.role() != PredictionRole.SHADOW) {
                    compare(prediction, name, record.timestamp());
                }
            }
        }
        long moves =
                entries.stream()
                        .filter(entry -> entry.change().toString().contains("live-"))
                        .count();
        System.out.printf(
                "%,d predictions agree with live-at, %,d differ; the pointer was moved %d times%n",
                agreed, differed, moves);
        assertThat(differed).as("%s", differences).isZero();
        assertThat(agreed).isPositive();
    }

    private void compare(Prediction prediction, String name, long millis) {
        String alias =
                prediction.role() == PredictionRole.CHAMPION
                        ? LiveAliases.champion(PIPELINE)
                        : LiveAliases.challenger(PIPELINE);
        Optional<PublishedModel> live = stateAt(millis).alias(name, alias);
        boolean agrees =
                live.map(
                                model ->
                                        model.version().equals(prediction.modelVersion())
                                                && model.digest().equals(prediction.modelDigest()))
                        .orElse(false);
        if (agrees) {
            agreed++;
            return;
        }
        differed++;
        if (differences.size() < SHOWN) {
            differences.add(
                    "%s was %s at %s, %s decided"
                            .formatted(
                                    alias,
                                    live.map(PublishedModel::version).orElse("nothing"),
                                    Instant.ofEpochMilli(millis),
                                    prediction.modelVersion()));
        }
    }

    /** State by which {@code models live-at} answers, computed once for each entry. */
    private RegistryState stateAt(long millis) {
        Instant time = Instant.ofEpochMilli(millis);
        List<JournalEntry> until =
                entries.stream().takeWhile(entry -> !entry.time().isAfter(time)).toList();
        return states.computeIfAbsent((long) until.size(), count -> RegistryState.of(until));
    }
}
