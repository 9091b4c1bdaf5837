package io.tickflow.ticks;

/** Order of day and month in dates that end with the year. */
public enum DateOrder {
    /** 25.12.2024. */
    DMY,
    /** 12/25/2024. */
    MDY
}
