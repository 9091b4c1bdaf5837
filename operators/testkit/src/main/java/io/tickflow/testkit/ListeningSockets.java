package io.tickflow.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** TCP addresses on which a process of this Linux host listens, by {@code /proc}. */
public final class ListeningSockets {

    private static final String LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int WORD_BYTES = 4;
    private static final int HEX = 16;

    private ListeningSockets() {}

    /**
     * Lists the addresses of {@code pid} that other hosts can reach, as {@code address:port}.
     *
     * @throws IOException if the process has ended
     */
    public static List<String> reachable(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> inodes = inodes(process.resolve("fd"));
        return Stream.of("tcp", "tcp6")
                .map(name -> process.resolve("net").resolve(name))
                .filter(Files::isReadable)
                .flatMap(ListeningSockets::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[STATE].equals(LISTEN) && inodes.contains(fields[INODE]))
                .map(fields -> fields[LOCAL])
                .filter(local -> !address(local).isLoopbackAddress())
                .map(local -> address(local).getHostAddress() + ':' + port(local))
                .toList();
    }

    private static Set<String> inodes(Path descriptors) throws IOException {
        var inodes = new HashSet<String>();
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : (Iterable<Path>) links::iterator) {
                try {
                    String target = Files.readSymbolicLink(link).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                } catch (IOException e) {
                    // Closed since it was listed.
                }
            }
        }
        return inodes;
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException e) {
            return Stream.of();
        }
    }

    /** The kernel prints an address as words of the host's order, which is little-endian. */
    private static InetAddress address(String local) {
        byte[] words = HexFormat.of().parseHex(local.substring(0, local.indexOf(':')));
        var bytes = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            int word = i / WORD_BYTES * WORD_BYTES;
            bytes[word + WORD_BYTES - 1 - i % WORD_BYTES] = words[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static int port(String local) {
        return Integer.parseInt(local.substring(local.indexOf(':') + 1), HEX);
    }
}
