package io.tickflow.operate.rollout.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Journal of one rollout: a file of JSON lines that only grows. An entry is on disk when {@link
 * #write} returns. A line that a crash has cut was never acted on, so it does not count. Not
 * thread-safe.
 */
public final class RolloutJournal {

    static final String SUFFIX = ".jsonl";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final InstantSource clock;
    private final List<JournalEntry> entries;

    private RolloutJournal(Path file, InstantSource clock, List<JournalEntry> entries) {
        this.file = file;
        this.clock = clock;
        this.entries = entries;
    }

    /** Creates the journal of a new rollout, with its plan as the first entry. */
    static RolloutJournal create(Path folder, RolloutPlan plan, InstantSource clock) {
        Path file = folder.resolve(plan.id() + SUFFIX);
        var journal = new RolloutJournal(file, clock, new ArrayList<>());
        try {
            Files.createFile(file);
            journal.append(new JournalEntry(clock.millis(), JournalEvent.BEGUN, Map.of(), plan));
            force(folder);
        } catch (IOException e) {
            throw OperationException.failed("cannot write the journal " + file, e);
        }
        return journal;
    }

    /** Opens a journal, without the line that a crash has cut. */
    static RolloutJournal open(Path file, InstantSource clock) {
        try {
            String text = Files.readString(file);
            int whole = text.lastIndexOf('\n') + 1;
            List<JournalEntry> entries = new ArrayList<>();
            for (String line : text.substring(0, whole).lines().toList()) {
                entries.add(JSON.readValue(line, JournalEntry.class));
            }
            return new RolloutJournal(file, clock, entries);
        } catch (JsonProcessingException e) {
            throw OperationException.failed(
                    file + " is no journal of a rollout: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw OperationException.failed("cannot read the journal " + file, e);
        }
    }

    /** File of the journal. */
    public Path file() {
        return file;
    }

    /** Entries, the oldest first. */
    public List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** State of the rollout after all entries. */
    public RolloutState state() {
        return RolloutState.of(entries);
    }

    /** Appends an entry and waits until it is on disk. */
    public void write(JournalEvent event, Map<Fact, String> facts) {
        Map<String, String> named = new TreeMap<>();
        facts.forEach((fact, value) -> named.put(fact.key(), value));
        named.values().removeIf(String::isEmpty);
        try {
            append(new JournalEntry(clock.millis(), event, named, null));
        } catch (IOException e) {
            throw OperationException.failed("cannot write the journal " + file, e);
        }
    }

    private void append(JournalEntry entry) throws IOException {
        byte[] line = (JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(wholeLength(channel));
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.truncate(channel.position());
            channel.force(true);
        }
        entries.add(entry);
    }

    /** Length up to the last whole line: what follows was cut by a crash and is written over. */
    private static long wholeLength(FileChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }

    /** Makes the name of a new file durable. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
