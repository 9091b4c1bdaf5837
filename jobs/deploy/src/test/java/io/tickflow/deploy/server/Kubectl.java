package io.tickflow.deploy.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Client of an API server.
 *
 * @param program kubectl
 * @param server URL
 * @param token of the user
 */
public record Kubectl(Path program, String server, String token) {

    /**
     * Answer of a command.
     *
     * @param code exit code
     * @param output of the command
     * @param errors printed by it
     */
    public record Answer(int code, String output, String errors) {

        public boolean isDone() {
            return code == 0;
        }

        /** Lines of the output. */
        public List<String> lines() {
            return output.lines().toList();
        }
    }

    public Answer run(String... arguments) {
        return runOn("", arguments);
    }

    /** Runs a command that reads {@code input}. */
    public Answer runOn(String input, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(program.toString());
        line.add("--server=" + server);
        line.add("--token=" + token);
        line.add("--insecure-skip-tls-verify");
        line.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("kubectl", ".out");
            Path errors = Files.createTempFile("kubectl", ".err");
            var builder = new ProcessBuilder(line);
            // Neither the configuration nor the cache of the user who runs the test.
            builder.environment().put("KUBECONFIG", "/dev/null");
            Process process =
                    builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            int code = process.waitFor();
            var answer = new Answer(code, Files.readString(output), Files.readString(errors));
            Files.delete(output);
            Files.delete(errors);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
