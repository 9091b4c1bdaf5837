package io.tickflow.model.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import io.tickflow.model.tree.file.LightgbmFile;
import io.tickflow.model.tree.file.XgboostFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of 40 rounds against their libraries on many hard rows. */
class LibraryParityTest {

    private static final int ROWS = 10_000;
    private static final int ROUNDS = 40;
    private static final LibraryRows TRAINING = new LibraryRows(1, 10_000);
    private static final int FEATURES = LibraryRows.FEATURES;

    @BeforeAll
    static void loadLightgbm() throws IOException {
        LGBMBooster.loadNative();
    }

    @ParameterizedTest
    @CsvSource({
        "binary:logistic, 2, json",
        "binary:logistic, 2, ubj",
        "binary:logitraw, 2, json",
        "multi:softprob, 3, ubj",
        "multi:softprob, 2, json",
        "reg:squarederror, 0, ubj"
    })
    void shouldScoreAsXgboostDoes(String objective, int classes, String form) throws XGBoostError {
        var parameters = new HashMap<String, Object>();
        parameters.putAll(Map.of("objective", objective, "max_depth", 6, "eta", 0.2, "nthread", 1));
        if (objective.startsWith("multi")) {
            parameters.put("num_class", classes);
        }
        var rows = new DMatrix(TRAINING.inputs, TRAINING.margins.length, FEATURES, Float.NaN);
        rows.setLabel(classes == 0 ? TRAINING.margins : TRAINING.classes(classes));
        Booster booster = XGBoost.train(rows, parameters, ROUNDS, Map.of(), null, null);
        TreeEnsemble ensemble = XgboostFile.parse(booster.toByteArray(form));
        float[] hard = hardRows(ensemble);
        var matrix = new DMatrix(hard, ROWS, FEATURES, Float.NaN);
        float[][] predicted = booster.predict(matrix);
        matrix.dispose();
        rows.dispose();
        booster.dispose();
        int outputs = ensemble.outputs();
        var expected = new double[ROWS * outputs];
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < outputs; i++) {
                expected[row * outputs + i] = predicted[row][predicted[row].length - outputs + i];
            }
        }

        Agreement.check(ensemble, hard, expected, objective);
    }

    @ParameterizedTest
    @CsvSource({
        "objective=binary, 2",
        "objective=binary sigmoid=2.5, 2",
        "objective=binary use_missing=false, 2",
        "objective=binary zero_as_missing=true, 2",
        "objective=binary boosting=rf bagging_freq=1 bagging_fraction=0.7, 2",
        "objective=binary boosting=dart, 2",
        "objective=multiclass num_class=3, 3",
        "objective=multiclass num_class=2, 2",
        "objective=multiclassova num_class=4, 4",
        "objective=regression, 0",
        "objective=regression zero_as_missing=true, 0"
    })
    void shouldScoreAsLightgbmDoes(String parameters, int classes) throws LGBMException {
        float[] labels = classes == 0 ? TRAINING.margins : TRAINING.classes(classes);
        String model = LightgbmLibrary.train(TRAINING.inputs, labels, parameters, ROUNDS);
        TreeEnsemble ensemble = LightgbmFile.parse(model.getBytes(StandardCharsets.ISO_8859_1));
        float[] hard = hardRows(ensemble);
        boolean isFolded = parameters.startsWith("objective=multiclass num_class=2");
        int columns = isFolded ? 2 : ensemble.outputs();
        double[] predicted = LightgbmLibrary.predict(model, hard, FEATURES, columns);

        Agreement.check(
                ensemble,
                hard,
                new ScoredRows(hard, columns, predicted).expected(ensemble.outputs()),
                parameters);
    }

    private static float[] hardRows(TreeEnsemble ensemble) {
        assertThat(ensemble.trees()).hasSizeGreaterThanOrEqualTo(ROUNDS);
        return HardRows.harden(new LibraryRows(2, ROWS).inputs, ensemble, 3);
    }
}
