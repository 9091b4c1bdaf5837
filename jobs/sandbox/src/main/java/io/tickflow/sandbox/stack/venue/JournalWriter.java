package io.tickflow.sandbox.stack.venue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends to a venue's journal, one line of JSON an entry. A line is with the operating system when
 * the call returns, so it survives a kill of the process. One thread.
 */
final class JournalWriter implements AutoCloseable {

    private final ObjectMapper mapper = new ObjectMapper();
    private final BufferedWriter out;

    private JournalWriter(BufferedWriter out) {
        this.out = out;
    }

    static JournalWriter append(Path file) throws IOException {
        boolean torn = Files.exists(file) && !Files.readString(file).endsWith("\n");
        var out =
                Files.newBufferedWriter(
                        file,
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
        if (torn) {
            out.newLine();
        }
        return new JournalWriter(out);
    }

    void write(JournalEntry entry) {
        try {
            out.write(mapper.writeValueAsString(entry));
            out.newLine();
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry can always be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the venue cannot write its journal", e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
