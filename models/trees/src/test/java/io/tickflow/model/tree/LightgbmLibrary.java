package io.tickflow.model.tree;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;

/** Training and prediction by LightGBM itself. */
final class LightgbmLibrary {

    private LightgbmLibrary() {}

    /** Trains and returns the text that {@code save_model} would write. */
    static String train(float[] inputs, float[] labels, String parameters, int rounds)
            throws LGBMException {
        int features = inputs.length / labels.length;
        String all =
                parameters + " num_threads=1 deterministic=true force_row_wise=true verbosity=-1";
        try (LGBMDataset rows =
                LGBMDataset.createFromMat(inputs, labels.length, features, true, all, null)) {
            rows.setField("label", labels);
            try (LGBMBooster booster = LGBMBooster.create(rows, all)) {
                for (int round = 0; round < rounds; round++) {
                    booster.updateOneIter();
                }
                return booster.saveModelToString(0, -1, FeatureImportanceType.SPLIT);
            }
        }
    }

    /**
     * Predicts into a buffer of its own: the wrapper's method writes past its buffer if there are
     * several classes.
     */
    static double[] predict(String model, float[] inputs, int features, int outputs) {
        SWIGTYPE_p_p_void handle = lightgbmlib.voidpp_handle();
        SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
        check(lightgbmlib.LGBM_BoosterLoadModelFromString(model, iterations, handle));
        SWIGTYPE_p_void booster = lightgbmlib.voidpp_value(handle);
        int rows = inputs.length / features;
        SWIGTYPE_p_float input = lightgbmlib.new_floatArray(inputs.length);
        SWIGTYPE_p_double output = lightgbmlib.new_doubleArray((long) rows * outputs);
        SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
        for (int i = 0; i < inputs.length; i++) {
            lightgbmlib.floatArray_setitem(input, i, inputs[i]);
        }
        check(
                lightgbmlib.LGBM_BoosterPredictForMat(
                        booster,
                        lightgbmlib.float_to_voidp_ptr(input),
                        lightgbmlibConstants.C_API_DTYPE_FLOAT32,
                        rows,
                        features,
                        1,
                        lightgbmlibConstants.C_API_PREDICT_NORMAL,
                        0,
                        -1,
                        "num_threads=1",
                        length,
                        output));
        var predicted = new double[rows * outputs];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = lightgbmlib.doubleArray_getitem(output, i);
        }
        lightgbmlib.delete_floatArray(input);
        lightgbmlib.delete_doubleArray(output);
        check(lightgbmlib.LGBM_BoosterFree(booster));
        return predicted;
    }

    private static void check(int code) {
        if (code != 0) {
            throw new AssertionError(lightgbmlib.LGBM_GetLastError());
        }
    }
}
