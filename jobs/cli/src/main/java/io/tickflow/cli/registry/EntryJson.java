package io.tickflow.cli.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.model.registry.JournalEntry;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryState;
import java.util.Map;

/** JSON of entries and bundles. */
final class EntryJson {

    private EntryJson() {}

    static void put(JournalEntry entry, ObjectNode node) {
        node.put("entry", entry.sequence());
        node.put("time", entry.time().toString());
        node.put("author", entry.author());
    }

    static void put(PublishedModel model, RegistryState state, ObjectNode node) {
        node.put("model", model.name());
        node.put("version", model.version());
        node.put("digest", model.digest());
        node.put("publishedAt", model.publishedAt().toString());
        node.put("files", model.files().size());
        node.put("bytes", model.bytes());
        var aliases = node.putArray("aliases");
        state.aliases(model.name()).entrySet().stream()
                .filter(alias -> alias.getValue().equals(model.version()))
                .map(Map.Entry::getKey)
                .forEach(aliases::add);
    }
}
