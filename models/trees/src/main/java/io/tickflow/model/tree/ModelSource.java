package io.tickflow.model.tree;

/**
 * Origin of a model.
 *
 * @param library {@code xgboost} or {@code lightgbm}
 * @param version version that the file states: the library's of XGBoost, the format's of LightGBM
 * @param objective objective under the library's name, {@code custom} if the file names none
 */
public record ModelSource(String library, String version, String objective) {}
