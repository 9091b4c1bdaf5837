package io.tickflow.operate.model;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.event.Deployment;
import io.tickflow.model.contract.ModelAliasChanged;
import io.tickflow.model.contract.ModelPublished;
import io.tickflow.model.contract.ModelTrainingCompleted;
import io.tickflow.model.registry.AliasMove;
import io.tickflow.model.registry.BundleFile;
import io.tickflow.model.registry.JournalEntry;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryChange.AliasChange;
import io.tickflow.model.registry.RegistryChange.Publication;
import io.tickflow.model.registry.RegistryChange.Training;
import io.tickflow.model.registry.RegistryState;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records of an entry of the journal; equal entries give equal records. */
final class ModelEvents {

    private final Deployment writer;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    private ModelEvents(Deployment writer) {
        this.writer = writer;
    }

    /**
     * Creates the records of {@code entry}.
     *
     * @param state registry with that entry
     */
    static List<ProducerRecord<byte[], byte[]>> of(
            JournalEntry entry, RegistryState state, Deployment writer) {
        var events = new ModelEvents(writer);
        if (entry.change() instanceof Publication bundle) {
            events.add(EventTypes.MODELS, published(entry, bundle));
        } else if (entry.change() instanceof Training training) {
            events.add(EventTypes.TRAININGS, trained(entry, training));
        } else if (entry.change() instanceof AliasChange change) {
            for (AliasMove move : change.moves()) {
                events.add(EventTypes.ALIASES, moved(entry, change, move, state));
            }
        }
        return events.records;
    }

    private <T> void add(EventType<T> type, T event) {
        records.add(
                new ProducerRecord<>(
                        type.topic(), type.keyBytes(event, writer), type.encode(event, writer)));
    }

    private static ModelPublished published(JournalEntry entry, Publication bundle) {
        return new ModelPublished(
                entry.id(),
                entry.sequence(),
                bundle.name(),
                bundle.version(),
                bundle.digest(),
                bundle.files().size(),
                bundle.files().stream().mapToLong(BundleFile::bytes).sum(),
                entry.author(),
                entry.time().toEpochMilli());
    }

    private static ModelTrainingCompleted trained(JournalEntry entry, Training training) {
        return new ModelTrainingCompleted(
                entry.id(),
                entry.sequence(),
                training.name(),
                training.version(),
                training.digest(),
                training.label(),
                training.from().toEpochMilli(),
                training.to().toEpochMilli(),
                training.rows(),
                training.durationMillis(),
                orNaN(training.accuracyAtGate()),
                orNaN(training.coverage()),
                entry.author(),
                entry.time().toEpochMilli());
    }

    private static ModelAliasChanged moved(
            JournalEntry entry, AliasChange change, AliasMove move, RegistryState state) {
        String version = orEmpty(move.version());
        return new ModelAliasChanged(
                entry.id(),
                entry.sequence(),
                change.name(),
                move.alias(),
                version,
                state.version(change.name(), version).map(PublishedModel::digest).orElse(""),
                orEmpty(move.from()),
                change.reason(),
                entry.author(),
                entry.time().toEpochMilli());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static double orNaN(@Nullable Double share) {
        return share == null ? Double.NaN : share;
    }
}
