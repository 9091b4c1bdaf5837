package io.tickflow.model.registry;

import io.tickflow.model.registry.RegistryChange.AliasChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Move of an alias away from the version that it had at the first look. */
final class AliasPlan implements ChangePlan {

    private final AliasRequest request;
    private boolean isSeen;
    private @Nullable String expected;

    /** Checks the names of the request. */
    AliasPlan(AliasRequest request) {
        ModelReference.toAlias(request.name(), request.alias());
        this.request = request;
        this.isSeen = request.expected() != null;
        this.expected = request.expected();
    }

    @Override
    public Optional<JournalEntry> earlier(List<JournalEntry> entries) {
        String now = target(entries);
        Optional<JournalEntry> last = lastMove(entries);
        return Objects.equals(now, request.version()) ? last : Optional.empty();
    }

    @Override
    public RegistryChange change(List<JournalEntry> entries) {
        String now = target(entries);
        if (!isSeen) {
            isSeen = true;
            expected = now;
        }
        if (!Objects.equals(now, expected)) {
            throw new RegistryConflictException(conflict(now, lastMove(entries)));
        }
        RegistryState state = RegistryState.of(entries);
        String version = request.version();
        // Both name what there is instead.
        state.resolve(
                version == null
                        ? ModelReference.toAlias(request.name(), request.alias())
                        : ModelReference.toVersion(request.name(), version));
        return new AliasChange(request.name(), moves(state, now), request.reason());
    }

    private List<AliasMove> moves(RegistryState state, @Nullable String now) {
        var moves = new ArrayList<AliasMove>();
        moves.add(new AliasMove(request.alias(), request.version(), now));
        if (request.alias().equals(AliasRequest.CHAMPION) && now != null) {
            String before = state.aliases(request.name()).get(AliasRequest.PREVIOUS);
            if (!now.equals(before)) {
                moves.add(new AliasMove(AliasRequest.PREVIOUS, now, before));
            }
        }
        return moves;
    }

    private String conflict(@Nullable String now, Optional<JournalEntry> last) {
        String reference = request.name() + '@' + request.alias();
        return (now == null
                        ? reference + " does not exist any more"
                        : reference + " points at version " + now)
                + (expected == null ? "" : ", no longer at " + expected)
                + last.map(
                                entry ->
                                        ": "
                                                + entry.author()
                                                + " moved it at "
                                                + entry.time()
                                                + " (entry "
                                                + entry.sequence()
                                                + ")")
                        .orElse("")
                + ". Nothing was changed; look again and repeat it if it is still right";
    }

    private @Nullable String target(List<JournalEntry> entries) {
        return RegistryState.of(entries).aliases(request.name()).get(request.alias());
    }

    private Optional<JournalEntry> lastMove(List<JournalEntry> entries) {
        return entries.stream().filter(entry -> isMove(entry.change())).reduce((a, b) -> b);
    }

    private boolean isMove(RegistryChange change) {
        return change instanceof AliasChange aliases
                && aliases.name().equals(request.name())
                && aliases.moves().stream().anyMatch(move -> move.alias().equals(request.alias()));
    }
}
