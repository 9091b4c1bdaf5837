package io.tickflow.settings.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Setting that differs between two versions; secrets are not told.
 *
 * @param name key
 * @param before value before; empty for none
 * @param after value after; empty for none
 */
public record SettingDifference(String name, String before, String after) {

    static List<SettingDifference> between(
            Map<String, StoredValue> before, Map<String, StoredValue> after) {
        var names = new TreeSet<String>(before.keySet());
        names.addAll(after.keySet());
        var differences = new ArrayList<SettingDifference>();
        for (String name : names) {
            StoredValue old = before.get(name);
            StoredValue now = after.get(name);
            if (!isSame(old, now)) {
                differences.add(
                        new SettingDifference(
                                name,
                                old == null ? "" : old.shown(),
                                now == null ? "" : now.shown()));
            }
        }
        return differences;
    }

    private static boolean isSame(@Nullable StoredValue old, @Nullable StoredValue now) {
        return old != null
                && now != null
                && (old.version() == now.version()
                        || (old.sealed() == null
                                && now.sealed() == null
                                && old.shown().equals(now.shown())));
    }
}
