package io.tickflow.model.importer;

import static io.tickflow.model.importer.Shape.accepted;
import static io.tickflow.model.importer.Shape.refused;

import java.util.List;

/** Model files of every shape that libraries write. */
final class ModelShapes {

    static final List<Shape> TREES =
            List.of(
                    accepted(
                            "xgb_early_stop.json",
                            "XGBoost 3.2, early stopping, base_score a list"),
                    accepted("xgb_early_stop.ubj", "the same in UBJSON"),
                    accepted("xgb17_early_stop.json", "XGBoost 1.7"),
                    accepted("xgb10_early_stop.json", "XGBoost 1.0, best_ntree_limit"),
                    accepted("xgb_base_score.json", "base_score set by hand"),
                    accepted("xgb_unbalanced.ubj", "5% positives"),
                    accepted("xgb_forest.ubj", "random forest"),
                    accepted("xgb_dart_kept.json", "dart without dropped trees"),
                    accepted("xgb_logitraw.json", "binary:logitraw"),
                    accepted("xgb_softprob.ubj", "three classes", "--positive 2"),
                    accepted("xgb_regression.ubj", "expected value", "--kind regression --scale 2"),
                    refused("xgb_softprob.ubj", "three classes, none named", "--positive CLASS"),
                    refused("xgb_regression.ubj", "expected value, not said", "--kind regression"),
                    refused(
                            "xgb_regression.ubj",
                            "expected value without a scale",
                            "--kind regression",
                            "--scale S"),
                    refused("xgb_gblinear.json", "linear booster", "gblinear"),
                    refused("xgb_dart_dropped.json", "dart with dropped trees", "rate_drop=0"),
                    refused("xgb_categorical.json", "categories", "one column"),
                    refused("xgb17_binary.model", "old binary form", "model.ubj"),
                    accepted("lgb_binary.txt", "LightGBM 4, missing values"),
                    accepted("lgb_zero_missing.txt", "zero_as_missing"),
                    accepted("lgb_no_missing.txt", "missing_type None: NaN acts as 0"),
                    accepted("lgb_sigmoid.txt", "another sigmoid"),
                    accepted("lgb_forest.txt", "random forest, averaged"),
                    accepted("lgb_multiclass.txt", "three classes", "--positive 0"),
                    accepted("lgb_one_vs_all.txt", "one against all", "--positive 1"),
                    refused("lgb_linear_tree.txt", "linear leaves", "linear_tree=false"),
                    refused("lgb_categorical.txt", "categories", "one column"));

    static final List<Shape> GRAPHS =
            List.of(
                    accepted("onnx/skl_logistic.onnx", "scikit-learn logistic regression"),
                    accepted(
                            "onnx/skl_logistic.onnx",
                            "the same, NaN never reaches it",
                            "--missing none"),
                    accepted("onnx/skl_logistic_zipmap.onnx", "the same with ZipMap"),
                    accepted("onnx/skl_scaled.onnx", "pipeline with StandardScaler"),
                    accepted("onnx/skl_columns.onnx", "an input [N,1] for each column, ZipMap"),
                    accepted("onnx/skl_words.onnx", "labels down and up, ZipMap"),
                    accepted("onnx/skl_three.onnx", "three classes", "--positive 2"),
                    refused("onnx/skl_three.onnx", "three classes, none named", "--positive CLASS"),
                    accepted("onnx/skl_double.onnx", "double inputs and outputs"),
                    accepted("onnx/skl_forest.onnx", "random forest"),
                    accepted("onnx/skl_boosting.onnx", "gradient boosting"),
                    accepted("onnx/skl_network.onnx", "MLPClassifier"),
                    accepted("onnx/skl_svc.onnx", "SVC with probabilities"),
                    accepted("onnx/cat_binary.onnx", "CatBoost's own export, ZipMap"),
                    refused(
                            "onnx/cat_binary.onnx",
                            "the same, with a wrong statement",
                            "--missing none",
                            "so its library takes missing values"),
                    accepted("onnx/xgb_converted.onnx", "XGBoost by onnxmltools"),
                    accepted(
                            "onnx/xgb_expected_value.onnx",
                            "XGBoost regression by onnxmltools",
                            "--kind regression --scale 2"),
                    refused(
                            "onnx/xgb_expected_value.onnx",
                            "the same, not said",
                            "--kind regression"),
                    refused(
                            "onnx/lgb_converted.onnx",
                            "LightGBM by onnxmltools",
                            "save_model('model.txt')"),
                    accepted("onnx/torch_sigmoid.onnx", "network, output [N,1]"),
                    accepted("onnx/torch_flat.onnx", "network, output [N]"),
                    accepted("onnx/torch_softmax.onnx", "network, output [N,2]"),
                    accepted("onnx/torch_logit.onnx", "network without a sigmoid", "--logits"),
                    refused("onnx/torch_logit.onnx", "the same, not said", "--logits"),
                    accepted(
                            "onnx/torch_three.onnx",
                            "network, three logits",
                            "--logits --positive 2"),
                    accepted("onnx/torch_double.onnx", "network in doubles"),
                    accepted("onnx/torch_batch_one.onnx", "fixed batch of one row"),
                    refused("onnx/torch_batch_eight.onnx", "fixed batch of 8", "dynamic batch"),
                    accepted("onnx/torch_sequence.onnx", "input [N,5,1]"),
                    refused(
                            "onnx/torch_open_sequence.onnx",
                            "input [N,steps,1]",
                            "batch_first=True"),
                    accepted("onnx/torch_lstm.onnx", "LSTM over [N,5,1]"),
                    accepted("onnx/torch_columns.onnx", "named columns in another order"),
                    refused("onnx/torch_two_outputs.onnx", "two outputs", "--output NAME"),
                    accepted(
                            "onnx/torch_two_outputs.onnx",
                            "two outputs, one named",
                            "--output output"),
                    refused("onnx/torch_integers.onnx", "integer inputs", "float inputs"),
                    refused(
                            "onnx/torch_external/model.onnx",
                            "weights in another file",
                            "external_data=False"),
                    refused("onnx/cycle.onnx", "nodes in a circle", "ONNX Runtime refuses it"),
                    refused("onnx/endless.onnx", "a loop of 2^62 rounds", "loops without end"),
                    accepted("onnx/mlflow", "MLflow folder, columns from its signature"),
                    refused("onnx/mlflow_pickle", "MLflow folder of a pickle", "skl2onnx"),
                    accepted("onnx/triton", "Triton folder"));

    private ModelShapes() {}
}
