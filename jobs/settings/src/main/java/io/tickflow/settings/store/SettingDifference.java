package io.tickflow.settings.store;

/**
 * Setting that differs between two versions; secrets are not told.
 *
 * @param name key
 * @param before value before; empty for none
 * @param after value after; empty for none
 */
public record SettingDifference(String name, String before, String after) {}
