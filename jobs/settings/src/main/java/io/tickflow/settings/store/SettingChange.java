package io.tickflow.settings.store;

import org.jspecify.annotations.Nullable;

/**
 * New value of a setting.
 *
 * @param value null to remove it
 * @param isSecret true to seal it
 */
public record SettingChange(@Nullable String value, boolean isSecret) {

    /** A value in clear. */
    public static SettingChange to(String value) {
        return new SettingChange(value, false);
    }

    /** A value that is sealed. */
    public static SettingChange secret(String value) {
        return new SettingChange(value, true);
    }

    /** No value. */
    public static SettingChange removed() {
        return new SettingChange(null, false);
    }
}
