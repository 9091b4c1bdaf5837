package io.tickflow.model.contract;

/**
 * Answer of one member.
 *
 * @param member {@code ROLE.NAME}, such as {@code direction.xgboost}
 * @param probability probability of the positive class, 0 to 1; NaN if absent
 * @param absence reason for a missing answer
 */
public record MemberVote(String member, float probability, Absence absence) {}
