package io.tickflow.core.feature.store;

import io.tickflow.core.state.StateInput;
import io.tickflow.core.state.StateOutput;
import io.tickflow.core.state.StateSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Layout of a state in groups that are stored apart. The first group is always stored, and names
 * those that have parts. Immutable and thread-safe.
 *
 * @param <S> state that is laid out
 */
public final class StateLayout<S> {

    /** Part that names the groups. */
    private static final String NAMES = "groups";

    private final List<PartGroup<S>> groups;

    /**
     * A layout of parts.
     *
     * @param parts of each group by its name, in the order of the groups' bits
     */
    public StateLayout(Map<String, List<StatePart<S>>> parts) {
        var laidOut = new LinkedHashMap<String, List<StatePart<S>>>(parts);
        Map.Entry<String, List<StatePart<S>>> first = parts.entrySet().iterator().next();
        var withNames = new ArrayList<>(first.getValue());
        withNames.add(names(laidOut));
        laidOut.put(first.getKey(), withNames);
        long hash = hashOf(laidOut.values());
        var all = new ArrayList<PartGroup<S>>();
        laidOut.forEach((name, each) -> all.add(new PartGroup<>(name, each, hash)));
        groups = List.copyOf(all);
    }

    /**
     * Names of the groups that have parts, so that bytes of a group that had parts once are not
     * taken for its state.
     */
    private static <S> StatePart<S> names(Map<String, List<StatePart<S>>> groups) {
        return StatePart.first(
                NAMES,
                (state, out) -> {
                    for (Map.Entry<String, List<StatePart<S>>> group : groups.entrySet()) {
                        if (!group.getValue().isEmpty()) {
                            out.writeUTF(group.getKey());
                        }
                    }
                },
                (state, in) -> {});
    }

    /** In the order of their bits. */
    public List<PartGroup<S>> groups() {
        return groups;
    }

    /** Stored bytes of the first group; null if nothing is stored. */
    public byte @Nullable [] firstIn(StateSource source) {
        return source.bytesOf(groups.get(0).name());
    }

    /** True if a state whose first group has these bytes was stored in this very layout. */
    public boolean isCurrent(byte[] first) throws IOException {
        return groups.get(0).isCurrent(first);
    }

    /** Reads the first group. */
    public void readFirst(S state, byte[] first) throws IOException {
        groups.get(0).read(state, first);
    }

    /**
     * Reads the other groups, in whatever layout they were stored.
     *
     * @param first bytes of the first group
     */
    public void readOthers(S state, byte[] first, StateSource source) throws IOException {
        Set<String> names = groupsIn(first);
        for (PartGroup<S> group : groups.subList(1, groups.size())) {
            byte[] bytes = names.contains(group.name()) ? source.bytesOf(group.name()) : null;
            if (bytes != null) {
                group.read(state, bytes);
            }
        }
    }

    /** Reads those of the other groups that have these bits, in this very layout. */
    public void readCurrent(S state, StateSource source, int bits) throws IOException {
        for (int i = 1; i < groups.size(); i++) {
            PartGroup<S> group = groups.get(i);
            if ((bits & 1 << i) != 0 && !group.isEmpty()) {
                byte[] bytes = source.bytesOf(group.name());
                if (bytes == null || !group.isCurrent(bytes)) {
                    throw new IOException(
                            "state group %s is missing, or of another layout than the others"
                                    .formatted(group.name()));
                }
                group.read(state, bytes);
            }
        }
    }

    /** Copies those parts of a state that are stored in the version of today. */
    public void copyStored(S from, StateSource source, S to) throws IOException {
        byte[] first = firstIn(source);
        Set<String> names = first == null ? Set.of() : groupsIn(first);
        var out = new StateOutput();
        for (PartGroup<S> group : groups) {
            byte[] bytes = names.contains(group.name()) ? source.bytesOf(group.name()) : null;
            if (bytes != null) {
                out.clear();
                group.write(from, out);
                group.read(to, out.copy(), group.namesIn(bytes));
            }
        }
    }

    /** Names of the groups that had parts when {@code first} was stored. */
    private Set<String> groupsIn(byte[] first) throws IOException {
        StateInput names = groups.get(0).contentOf(NAMES, first);
        try {
            var read = new HashSet<String>();
            while (names != null && names.hasMore()) {
                read.add(names.readUTF());
            }
            return read;
        } catch (IndexOutOfBoundsException e) {
            throw StateInput.damaged(NAMES, e);
        }
    }

    private static <S> long hashOf(Collection<List<StatePart<S>>> groups) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (List<StatePart<S>> parts : groups) {
                parts.forEach(part -> digest.update(part.header()));
                digest.update((byte) 0);
            }
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
