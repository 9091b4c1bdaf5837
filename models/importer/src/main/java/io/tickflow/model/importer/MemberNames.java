package io.tickflow.model.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names members after their files, each name once. */
final class MemberNames {

    private static final int LENGTH_MAX = 40;

    private final Set<String> taken = new HashSet<>();

    /** Name of the member in {@code file}. */
    String of(Path file) {
        Path named = file.toAbsolutePath().normalize();
        String name = plain(named);
        if (name.equals("model") && named.getParent() != null) {
            String folder = plain(named.getParent());
            name = folder.matches("[0-9]*") ? name : folder;
        }
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static String plain(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        int dot = Files.isDirectory(path) ? -1 : name.lastIndexOf('.');
        String plain = (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^a-z0-9_-]+", "-");
        plain = plain.replaceAll("^[^a-z0-9]+", "");
        plain = plain.substring(0, Math.min(plain.length(), LENGTH_MAX));
        return plain.isEmpty() ? "model" : plain;
    }
}
