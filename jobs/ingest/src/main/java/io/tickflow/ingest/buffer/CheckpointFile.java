package io.tickflow.ingest.buffer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.StreamId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** File of the checkpoint, replaced as a whole. One thread. */
public final class CheckpointFile {

    private static final String NAME = "checkpoint.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path file;

    /** The file in {@code folder}. */
    public CheckpointFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
    }

    /** Returns true if there is a checkpoint. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Reads the checkpoint, if there is one. */
    public Optional<Checkpoint> read() throws IOException {
        if (!exists()) {
            return Optional.empty();
        }
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new DamagedBufferException(
                    file
                            + " is damaged. Maybe restore the folder, or start with another one:"
                            + " terminals then continue from the ticks in the topic");
        }
        Map<StreamId, Cursor> streams = new HashMap<>();
        for (JsonNode stream : root.path("streams")) {
            streams.put(
                    new StreamId(stream.path("terminal").asText(), stream.path("symbol").asText()),
                    new Cursor(
                            stream.path("sequence").asLong(),
                            stream.path("time_msc").asLong(),
                            stream.path("time_count").asInt()));
        }
        Map<Integer, Long> offsets = new HashMap<>();
        root.path("offsets")
                .fields()
                .forEachRemaining(
                        entry ->
                                offsets.put(
                                        Integer.valueOf(entry.getKey()),
                                        entry.getValue().asLong()));
        return Optional.of(
                new Checkpoint(
                        root.path("topic").asText(),
                        root.path("cluster").asText(),
                        root.path("clean").asBoolean(),
                        root.path("position").asLong(),
                        streams,
                        offsets));
    }

    /** Writes {@code checkpoint} to the disk in place of the one before. */
    public void write(Checkpoint checkpoint) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("topic", checkpoint.topic());
        root.put("cluster", checkpoint.cluster());
        root.put("clean", checkpoint.clean());
        root.put("position", checkpoint.position());
        ObjectNode offsets = root.putObject("offsets");
        checkpoint
                .offsets()
                .forEach((partition, offset) -> offsets.put(partition.toString(), offset));
        ArrayNode streams = root.putArray("streams");
        checkpoint
                .streams()
                .forEach(
                        (stream, cursor) ->
                                streams.addObject()
                                        .put("terminal", stream.terminal())
                                        .put("symbol", stream.symbol())
                                        .put("sequence", cursor.sequence())
                                        .put("time_msc", cursor.timeMillis())
                                        .put("time_count", cursor.timeCount()));
        replace(JSON.writeValueAsBytes(root));
    }

    private void replace(byte[] content) throws IOException {
        Path draft = folder.resolve(NAME + ".draft");
        try (FileChannel channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Segment.forceFolder(folder);
    }
}
