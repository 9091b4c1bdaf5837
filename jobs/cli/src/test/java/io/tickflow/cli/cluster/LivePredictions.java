package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.savepoint.TopicLog;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.store.FolderStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Comparison of the bundle of each prediction with the one that the registry's journal calls
 * champion at the time of its record. While a rollout is open the two may differ, as the alias
 * follows at its end: such a prediction is of one of the two bundles of that rollout.
 */
final class LivePredictions {

    private final JournaledRegistry registry;
    private final List<OpenRollout> rollouts = new ArrayList<>();
    private final Map<Long, Optional<PublishedModel>> live = new HashMap<>();
    private int agreed;
    private int differed;

    private record OpenRollout(long fromMillis, long toMillis, Set<String> digests) {
        boolean covers(long millis) {
            return millis >= fromMillis && millis <= toMillis;
        }
    }

    /** Reads the journals of the rollouts and of the registry in {@code folder}. */
    LivePredictions(Path folder) throws Exception {
        registry =
                new JournaledRegistry(
                        new FolderStore(folder.resolve("registry")), InstantSource.system(), "");
        try (Stream<Path> files = Files.list(folder.resolve("rollouts"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                rollouts.add(read(file));
            }
        }
    }

    private static OpenRollout read(Path journal) throws Exception {
        List<String> lines = Files.readAllLines(journal);
        var json = new ObjectMapper();
        JsonNode first = json.readTree(lines.get(0));
        JsonNode last = json.readTree(lines.get(lines.size() - 1));
        assertThat(last.path("event").asText()).isEqualTo("ENDED");
        return new OpenRollout(
                first.path("atMillis").asLong(),
                last.path("atMillis").asLong(),
                Set.of(
                        first.path("plan").path("before").path("digest").asText(),
                        first.path("plan").path("after").path("digest").asText()));
    }

    /** Compares every prediction of a champion, of model {@code name}. */
    void assertAgree(String bootstrapServers, String name) throws Exception {
        try (var log = new TopicLog(bootstrapServers, EventTypes.PREDICTIONS.topic())) {
            for (ConsumerRecord<byte[], byte[]> record : log.read()) {
                Prediction prediction = EventTypes.PREDICTIONS.decode(record.value()).body();
                if (prediction.role() == PredictionRole.CHAMPION) {
                    compare(prediction, name, record.timestamp());
                }
            }
        }
        System.out.printf(
                "%,d predictions are of the champion of their time, %,d of a bundle that was"
                        + " being rolled out or left%n",
                agreed, differed);
        assertThat(agreed).isPositive();
    }

    private void compare(Prediction prediction, String name, long millis) {
        PublishedModel champion = liveAt(name, millis).orElseThrow();
        if (champion.digest().equals(prediction.modelDigest())) {
            assertThat(prediction.modelVersion()).isEqualTo(champion.version());
            agreed++;
            return;
        }
        assertThat(rollouts)
                .as(
                        "%s was champion at %s, %s decided",
                        champion.version(), Instant.ofEpochMilli(millis), prediction.modelVersion())
                .filteredOn(rollout -> rollout.covers(millis))
                .anyMatch(rollout -> rollout.digests().contains(prediction.modelDigest()));
        differed++;
    }

    /** Answer of {@code models live-at}. */
    private Optional<PublishedModel> liveAt(String name, long millis) {
        return live.computeIfAbsent(
                millis,
                at ->
                        registry.stateAt(Instant.ofEpochMilli(at))
                                .alias(name, AliasRequest.CHAMPION));
    }
}
