package io.tickflow.model.importer.member;

/**
 * Rows of a role with the answers of one member's library.
 *
 * @param table answers to the rows of the user's table; empty if it has none of this member
 * @param hardInputs further rows, row-major: with missing values and at thresholds
 * @param hardAnswers answers to those
 */
public record GoldenPart(float[] table, float[] hardInputs, float[] hardAnswers) {

    /** No rows. */
    public static final GoldenPart NONE = new GoldenPart(new float[0], new float[0], new float[0]);
}
