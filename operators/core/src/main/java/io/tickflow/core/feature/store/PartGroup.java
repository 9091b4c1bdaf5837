package io.tickflow.core.feature.store;

import io.tickflow.core.state.StateInput;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a state that change together and are stored together, so that a group that a tick left
 * alone need not be written. Bytes: format (1), hash of the whole layout (8), then for each part
 * its name (UTF), version (1), length (4) and content; an empty name ends. State of the very layout
 * that is configured is read straight through; of any other, part by part by name. Immutable and
 * thread-safe.
 *
 * @param <S> state that they are parts of
 */
public final class PartGroup<S> {

    private static final int FORMAT = 1;

    private final String name;
    private final List<StatePart<S>> parts;
    private final Map<String, StatePart<S>> byName = new HashMap<>();
    private final long layout;

    /**
     * @param name in storage
     * @param layout hash of all that the state of a symbol consists of
     */
    PartGroup(String name, List<StatePart<S>> parts, long layout) {
        this.name = name;
        this.parts = List.copyOf(parts);
        this.layout = layout;
        parts.forEach(part -> byName.put(part.name(), part));
    }

    /** Stays the same for as long as the group can read what was written under it. */
    public String name() {
        return name;
    }

    /** True if nothing belongs to it as things are configured, so that it is not to be stored. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Writes the group of {@code state}, which must have changed, or been read. */
    public void write(S state, StateOutput out) {
        out.writeByte(FORMAT);
        out.writeLong(layout);
        try {
            for (StatePart<S> part : parts) {
                out.write(part.header());
                int begin = out.beginLength();
                part.writing().write(state, out);
                out.endLength(begin);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail", e);
        }
        out.writeShort(0);
    }

    /** True if {@code bytes} consist of just what is configured. */
    boolean isCurrent(byte[] bytes) throws IOException {
        try {
            return layoutOf(new StateInput(bytes)) == layout;
        } catch (IndexOutOfBoundsException e) {
            throw StateInput.damaged(name, e);
        }
    }

    /**
     * Reads what {@link #write} wrote, whatever was configured then. Parts that it has nothing of
     * stay as they are in {@code state}, and what is no part any more is left out.
     *
     * @throws IOException if a later release wrote it, or the bytes are damaged
     */
    void read(S state, byte[] bytes) throws IOException {
        var in = new StateInput(bytes);
        try {
            if (layoutOf(in) == layout) {
                readThrough(state, in);
            } else {
                readByName(state, in, byName.keySet());
            }
        } catch (IndexOutOfBoundsException e) {
            throw StateInput.damaged(name, e);
        }
    }

    /** Reads only the parts with these names. */
    void read(S state, byte[] bytes, Set<String> names) throws IOException {
        var in = new StateInput(bytes);
        layoutOf(in);
        readByName(state, in, names);
    }

    /** The names of the parts that {@code bytes} have in the version of today. */
    Set<String> namesIn(byte[] bytes) throws IOException {
        var names = new HashSet<String>();
        forEachIn(
                bytes,
                (found, version, content) -> {
                    StatePart<S> part = byName.get(found);
                    if (part != null && part.version() == version) {
                        names.add(found);
                    }
                });
        return names;
    }

    /** Content of a part in {@code bytes}; null if they have none. */
    @Nullable StateInput contentOf(String part, byte[] bytes) throws IOException {
        var contents = new HashMap<String, StateInput>();
        forEachIn(bytes, (found, version, content) -> contents.put(found, content));
        return contents.get(part);
    }

    /** Sees a part in bytes. */
    private interface PartVisitor {
        void visit(String name, int version, StateInput content);
    }

    private void forEachIn(byte[] bytes, PartVisitor visitor) throws IOException {
        var in = new StateInput(bytes);
        try {
            layoutOf(in);
            for (String found = in.readUTF(); !found.isEmpty(); found = in.readUTF()) {
                int version = in.readUnsignedByte();
                int end = endOfPart(in);
                byte[] content = Arrays.copyOfRange(bytes, in.position(), end);
                visitor.visit(found, version, new StateInput(content));
                in.moveTo(end);
            }
        } catch (IndexOutOfBoundsException e) {
            throw StateInput.damaged(name, e);
        }
    }

    private long layoutOf(StateInput in) throws IOException {
        int format = in.readUnsignedByte();
        if (format != FORMAT) {
            throw new IOException(
                    "state group %s was written in format %d, this release knows %d"
                            .formatted(name, format, FORMAT));
        }
        return in.readLong();
    }

    private void readThrough(S state, StateInput in) throws IOException {
        for (StatePart<S> part : parts) {
            if (!in.skip(part.header())) {
                throw new IOException(
                        "state group %s has no %s where its layout says"
                                .formatted(name, part.name()));
            }
            readPart(part, part.version(), state, in);
        }
        if (in.readUnsignedShort() != 0) {
            throw new IOException("state group " + name + " has more parts than its layout");
        }
    }

    private void readByName(S state, StateInput in, Set<String> names) throws IOException {
        for (String found = in.readUTF(); !found.isEmpty(); found = in.readUTF()) {
            StatePart<S> part = byName.get(found);
            if (part == null || !names.contains(found)) {
                in.readUnsignedByte();
                in.moveTo(endOfPart(in));
            } else {
                readPart(part, in.readUnsignedByte(), state, in);
            }
        }
    }

    private void readPart(StatePart<S> part, int version, S state, StateInput in)
            throws IOException {
        int end = endOfPart(in);
        int begin = in.position();
        part.reading().read(version, state, in);
        if (in.position() != end && in.position() != begin) {
            throw new IOException(
                    "%s of state group %s has %,d bytes, but %,d were read"
                            .formatted(part.name(), name, end - begin, in.position() - begin));
        }
        in.moveTo(end);
    }

    private int endOfPart(StateInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("state group " + name + " has a part of negative length");
        }
        return in.position() + length;
    }
}
