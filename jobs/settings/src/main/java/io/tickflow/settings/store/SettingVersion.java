package io.tickflow.settings.store;

import java.time.Instant;

/**
 * Change of settings.
 *
 * @param number 1 and up
 * @param at time of the database
 * @param by who
 * @param why reason
 */
public record SettingVersion(long number, Instant at, String by, String why) {}
