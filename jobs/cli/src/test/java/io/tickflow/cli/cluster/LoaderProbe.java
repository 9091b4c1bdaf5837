package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Class loaders of jobs in a Flink process and its metaspace, read by {@code jcmd}. */
final class LoaderProbe {

    private static final String LOADER = "org.apache.flink.util.ChildFirstClassLoader";
    private static final Pattern METASPACE = Pattern.compile("Both: +([0-9]+) bytes used");

    /** A collection finds the finalizers and cleaners, the next one what they held. */
    private static final int COLLECTIONS = 3;

    private final long pid;

    LoaderProbe(long pid) {
        this.pid = pid;
    }

    /**
     * State of a process.
     *
     * @param loaders class loaders of jobs
     * @param metaspaceBytes used metaspace
     */
    record Reading(int loaders, long metaspaceBytes) {}

    /** Reads after full collections. */
    Reading read() throws Exception {
        for (int i = 0; i < COLLECTIONS; i++) {
            jcmd("GC.run");
        }
        return new Reading(loaders(), metaspaceBytes());
    }

    /** Folded, loaders of one class would count as one. */
    private int loaders() throws Exception {
        return (int)
                jcmd("VM.classloaders", "fold=false")
                        .lines()
                        .filter(line -> line.contains(LOADER))
                        .count();
    }

    private long metaspaceBytes() throws Exception {
        String printed = jcmd("VM.metaspace", "basic", "scale=1");
        Matcher used = METASPACE.matcher(printed);
        assertThat(used.find()).as("metaspace in %s", printed).isTrue();
        return Long.parseLong(used.group(1));
    }

    private String jcmd(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        line.add(Long.toString(pid));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", line, printed).isZero();
        return printed;
    }
}
