package io.tickflow.settings.store;

import org.jspecify.annotations.Nullable;

/**
 * Value of a setting.
 *
 * @param text text; null of a secret and of a removed setting
 * @param sealed sealed secret; null of others
 * @param version version that set it
 */
record StoredValue(@Nullable String text, @Nullable Sealed sealed, long version) {

    static final String HIDDEN = "(secret)";

    boolean isRemoved() {
        return text == null && sealed == null;
    }

    /** Text for people: a secret is not told. */
    String shown() {
        if (sealed != null) {
            return HIDDEN;
        }
        return text == null ? "" : text;
    }

    /** Place that a secret is bound to. */
    static String place(String name, long version) {
        return name + '@' + version;
    }
}
