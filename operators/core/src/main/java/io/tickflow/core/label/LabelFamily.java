package io.tickflow.core.label;

/**
 * Family of labels, for pages and messages.
 *
 * @param pattern notation, such as {@code sm_N<k>}
 * @param example name of one, such as {@code sm_N5}
 * @param meaning definition in half a sentence
 */
public record LabelFamily(String pattern, String example, String meaning) {}
