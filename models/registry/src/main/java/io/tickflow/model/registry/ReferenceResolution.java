package io.tickflow.model.registry;

import java.util.List;
import java.util.Optional;

/** Resolution of a reference, with the words for one that leads nowhere. */
final class ReferenceResolution {

    private static final int SHOWN = 5;

    private final RegistryState state;
    private final ModelReference reference;

    ReferenceResolution(RegistryState state, ModelReference reference) {
        this.state = state;
        this.reference = reference;
    }

    PublishedModel model() {
        PublishedModel found = find().orElseThrow(() -> new RegistryException(absence()));
        if (reference.digest() != null && !reference.digest().equals(found.digest())) {
            throw new RegistryException(
                    "version "
                            + found.version()
                            + " of "
                            + found.name()
                            + " has the digest "
                            + found.digest()
                            + ", the reference says "
                            + reference.digest()
                            + ". Maybe the reference comes from another registry");
        }
        return found;
    }

    private Optional<PublishedModel> find() {
        String alias = reference.alias();
        String version = reference.version();
        if (alias != null) {
            return state.alias(reference.name(), alias);
        }
        return version == null ? Optional.empty() : state.version(reference.name(), version);
    }

    private String absence() {
        String name = reference.name();
        if (state.versions(name).isEmpty()) {
            return "there is no model "
                    + name
                    + " in the registry; "
                    + (state.names().isEmpty()
                            ? "it is empty. Maybe publish a bundle first: models publish DIR"
                            : "it has " + some(state.names()));
        }
        if (reference.alias() != null) {
            return "model "
                    + name
                    + " has no alias "
                    + reference.alias()
                    + (state.aliases(name).isEmpty()
                            ? ", and no other"
                            : "; it has " + some(List.copyOf(state.aliases(name).keySet())))
                    + ". Maybe models alias "
                    + name
                    + "@"
                    + reference.alias()
                    + " VERSION";
        }
        return "model "
                + name
                + " has no version "
                + reference.version()
                + "; it has "
                + some(state.versions(name).stream().map(PublishedModel::version).toList());
    }

    private static String some(List<String> names) {
        int more = names.size() - SHOWN;
        return String.join(", ", names.subList(Math.max(0, more), names.size()))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
