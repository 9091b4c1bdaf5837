#!/usr/bin/env python3
"""Writes small model files of many shapes, each with its library's own scores.

Run with xgboost 3.2.0, lightgbm 4.7.0, numpy and scikit-learn:

    python make_models.py trees         # .json, .ubj and .txt files
    python make_models.py xgboost-old   # with xgboost 1.0.2, 1.2.1, 1.7.6, 2.1.4

NAME.csv beside a model holds rows and what the library said of them: a third random, a third
with missing values, a third at and next to the thresholds of the model's own trees. A model
without a .csv is one that cannot be scored exactly, and must be refused.
"""

import json
import pathlib
import sys
import tempfile

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
FEATURES = 5
NAMES = ["ema", "rsi", "spread", "gap", "hour"]
KINDS = 3
ROWS = 33


def training(seed=7, rows=900):
    """Rows with gaussian columns, a grid, a sparse column and missing values."""
    random = np.random.default_rng(seed)
    x = random.normal(size=(rows, FEATURES)).astype(np.float32)
    x[:, 1] = random.integers(-12, 12, rows) / 8
    x[:, 2] = np.where(random.random(rows) < 0.5, 0, x[:, 2])
    x[:, 4] = random.integers(0, 24, rows)
    noise = random.normal(size=rows)
    margin = x[:, 0] + np.where(x[:, 1] > 0.3, 1.2, -0.8) + np.abs(x[:, 2]) - 0.5
    x[random.random((rows, FEATURES)) < 0.08] = np.nan
    return x, (margin + noise > 0).astype(int), (margin + noise).astype(np.float32)


def hard_rows(thresholds, seed, missing=True, infinite=False):
    """Rows for comparison; thresholds are (feature, value) pairs."""
    random = np.random.default_rng(seed)
    rows = training(seed, ROWS)[0]
    rows = np.nan_to_num(rows)
    edges = [0.0, -0.0, 1e-35, -1e-35, 1e-36, -1e-36, 1.1e-35, -1.1e-35]
    for row in range(ROWS):
        kind = row % KINDS
        if kind == 1 and missing:
            rows[row, random.random(FEATURES) < 0.4] = np.nan
        if kind == 2 and thresholds:
            for _ in range(FEATURES):
                feature, value = thresholds[random.integers(len(thresholds))]
                value = np.float32(value)
                rows[row, feature] = [
                    value,
                    np.nextafter(value, np.float32(np.inf), dtype=np.float32),
                    np.nextafter(value, np.float32(-np.inf), dtype=np.float32),
                ][random.integers(3)]
            if random.random() < 0.5:
                rows[row, 2] = edges[random.integers(len(edges))]
            if infinite and random.random() < 0.3:
                rows[row, 0] = [np.inf, -np.inf][random.integers(2)]
    return rows.astype(np.float32)


def write_rows(name, rows, expected):
    expected = np.asarray(expected, dtype=np.float64).reshape(len(rows), -1)
    heads = NAMES + [f"expected_{i}" for i in range(expected.shape[1])]
    lines = [",".join(heads)]
    for row, said in zip(rows, expected):
        cells = [np.format_float_positional(v, unique=True, trim="0") if 1e-4 < abs(v) < 1e7
                 else repr(float(v)) for v in row]
        lines.append(",".join(cells + [f"{v:.9g}" for v in said]))
    (HERE / f"{name}.csv").write_text("\n".join(lines) + "\n")


# XGBoost ---------------------------------------------------------------------------------------


def xgb_thresholds(booster):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "model.json"
        booster.save_model(str(file))
        learner = json.loads(file.read_text())["learner"]
    model = learner["gradient_booster"]
    model = model["gbtree"]["model"] if "gbtree" in model else model["model"]
    return [
        (tree["split_indices"][node], tree["split_conditions"][node])
        for tree in model["trees"]
        for node, left in enumerate(tree["left_children"])
        if left >= 0
    ]


def xgb_save(booster, name, forms=("json",), scored=True, missing=True, **predict):
    import xgboost

    for form in forms:
        booster.save_model(str(HERE / f"{name}.{form}"))
    if scored:
        rows = hard_rows(xgb_thresholds(booster), len(name), missing)
        matrix = xgboost.DMatrix(rows, feature_names=booster.feature_names)
        write_rows(name, rows, booster.predict(matrix, **predict))


def xgb_train(parameters, label, rounds=3, names=None, **more):
    import xgboost

    x = training()[0]
    matrix = xgboost.DMatrix(x, label, feature_names=names)
    base = {"max_depth": 2, "eta": 0.4, "nthread": 1, "seed": 1, "tree_method": "hist"}
    return xgboost.train({**base, **parameters}, matrix, rounds, **more)


def best(booster):
    return {"iteration_range": (0, booster.best_iteration + 1)}


def early(parameters, label, rounds, **more):
    import xgboost

    x, binary, real = training(99, 300)
    held = {"binary:logistic": binary}.get(parameters["objective"], classes(real))
    held = xgboost.DMatrix(x, held, feature_names=more.get("names"))
    return xgb_train(
        {"eta": 1.6, **parameters}, label, rounds, evals=[(held, "held")],
        early_stopping_rounds=2, verbose_eval=False, **more)


def classes(real):
    return np.digitize(real, [-0.5, 0.8])


def xgboost_models():
    import xgboost

    _, binary, real = training()
    logistic = {"objective": "binary:logistic"}
    booster = early(logistic, binary, 12, names=NAMES)
    xgb_save(booster, "xgb_early_stop", ("json", "ubj"), **best(booster))
    rare = (real > 2.5).astype(int)
    xgb_save(xgb_train(logistic, rare), "xgb_unbalanced", ("ubj",))
    xgb_save(xgb_train({**logistic, "base_score": 0.2}, binary), "xgb_base_score", ("json",))
    xgb_save(
        xgb_train({"objective": "binary:logitraw"}, binary, names=NAMES), "xgb_logitraw")
    xgb_save(xgb_train({"objective": "reg:logistic"}, binary), "xgb_reg_logistic")
    three = {"objective": "multi:softprob", "num_class": 3, "max_depth": 2}
    xgb_save(xgb_train(three, classes(real), 3), "xgb_softprob", ("ubj",))
    booster = early({**three, "eta": 2.2}, classes(real), 4)
    xgb_save(booster, "xgb_softprob_early_stop", **best(booster))
    softmax = xgb_train({**three, "objective": "multi:softmax"}, classes(real), 2)
    xgb_save(softmax, "xgb_softmax", scored=False)
    rows = hard_rows(xgb_thresholds(softmax), 11)
    margins = softmax.predict(xgboost.DMatrix(rows), output_margin=True).astype(np.float64)
    shares = np.exp(margins - margins.max(axis=1, keepdims=True))
    write_rows("xgb_softmax", rows, shares / shares.sum(axis=1, keepdims=True))
    two = {**three, "num_class": 2}
    xgb_save(xgb_train(two, binary, 3), "xgb_softprob_two")
    xgb_save(
        xgb_train({"objective": "reg:squarederror"}, real, names=NAMES), "xgb_regression",
        ("ubj",))
    xgb_save(xgb_train({"objective": "reg:absoluteerror"}, real, 4), "xgb_absolute_error")
    forest = {"num_parallel_tree": 4, "subsample": 0.7, "colsample_bynode": 0.7}
    xgb_save(xgb_train({**logistic, **forest, "eta": 1}, binary, 1), "xgb_forest", ("ubj",))
    booster = early({**logistic, **forest, "num_parallel_tree": 2, "eta": 3}, binary, 5)
    xgb_save(booster, "xgb_forest_early_stop", ("ubj",), **best(booster))
    dart = {**logistic, "booster": "dart"}
    xgb_save(xgb_train({**dart, "rate_drop": 0}, binary, 4), "xgb_dart_kept")
    # Refused.
    xgb_save(
        xgb_train({**dart, "rate_drop": 0.5, "one_drop": 1}, binary, 5), "xgb_dart_dropped",
        scored=False)
    linear = {**logistic, "booster": "gblinear"}
    x = np.nan_to_num(training()[0])
    booster = xgboost.train({**linear, "nthread": 1}, xgboost.DMatrix(x, binary), 3)
    xgb_save(booster, "xgb_gblinear", scored=False)
    x[:, 4] = np.abs(x[:, 4])
    matrix = xgboost.DMatrix(
        x, (x[:, 4] % 3 == 0).astype(int), feature_types=["q"] * 4 + ["c"],
        enable_categorical=True)
    booster = xgboost.train({**logistic, "max_depth": 2, "nthread": 1}, matrix, 2)
    xgb_save(booster, "xgb_categorical", scored=False)
    booster = xgboost.train(
        {**three, "multi_strategy": "multi_output_tree", "nthread": 1},
        xgboost.DMatrix(x, classes(real)), 2)
    xgb_save(booster, "xgb_vector_leaves", scored=False)
    xgb_save(
        xgb_train({"objective": "count:poisson"}, np.abs(real), 2), "xgb_poisson", scored=False)


def xgboost_old_models():
    """Files of an older release: 1.0 for its JSON, 1.2 for its classes, 1.7 for all it has."""
    import xgboost

    release = "xgb" + "".join(xgboost.__version__.split(".")[:2])
    _, binary, real = training()
    logistic = {"objective": "binary:logistic"}

    def last(booster):
        return best(booster) if release > "xgb13" else {"ntree_limit": booster.best_ntree_limit}

    if release != "xgb12":
        booster = early(logistic, binary, 12, names=NAMES)
        forms = ("json", "ubj") if release == "xgb17" else ("json",)
        xgb_save(booster, f"{release}_early_stop", forms, **last(booster))
    if release in ("xgb12", "xgb17"):
        parallel = {"num_parallel_tree": 2, "subsample": 0.7, "eta": 4}
        three = {"objective": "multi:softprob", "num_class": 3, "max_depth": 1, **parallel}
        booster = early(three, classes(real), 3)
        xgb_save(booster, f"{release}_softprob", **last(booster))
    if release in ("xgb10", "xgb17"):
        raw = {"objective": "binary:logitraw", "base_score": 0.3}
        xgb_save(xgb_train(raw, binary, 2), f"{release}_logitraw")
    if release == "xgb17":
        # Refused.
        xgb_save(xgb_train(logistic, binary, 1), f"{release}_binary", ("model",), scored=False)


# LightGBM --------------------------------------------------------------------------------------


def lgb_thresholds(booster):
    found = []

    def walk(node):
        if "threshold" in node:
            if not isinstance(node["threshold"], str):
                with np.errstate(over="ignore"):
                    found.append((node["split_feature"], node["threshold"]))
            walk(node["left_child"])
            walk(node["right_child"])

    for tree in booster.dump_model()["tree_info"]:
        walk(tree["tree_structure"])
    return found


def lgb_train(parameters, label, rounds=3, x=None, **more):
    import lightgbm

    x = training()[0] if x is None else x
    base = {"num_leaves": 5, "learning_rate": 0.3, "num_threads": 1, "seed": 1, "verbosity": -1,
            "deterministic": True, "force_row_wise": True}
    data = lightgbm.Dataset(x, label, feature_name=NAMES, free_raw_data=False, **more)
    return lightgbm.train({**base, **parameters}, data, rounds)


def lgb_save(booster, name, scored=True):
    booster.save_model(HERE / f"{name}.txt")
    if scored:
        rows = hard_rows(lgb_thresholds(booster), len(name), infinite=True)
        write_rows(name, rows, booster.predict(rows))


def lightgbm_models():
    x, binary, real = training()
    lgb_save(lgb_train({"objective": "binary"}, binary), "lgb_binary")
    lgb_save(lgb_train({"objective": "binary", "sigmoid": 0.7}, binary), "lgb_sigmoid")
    lgb_save(lgb_train({"objective": "binary", "zero_as_missing": True}, binary), "lgb_zero_missing")
    lgb_save(lgb_train({"objective": "binary", "use_missing": False}, binary), "lgb_no_missing")
    lgb_save(
        lgb_train({"objective": "binary"}, binary, x=np.nan_to_num(x)), "lgb_never_missing")
    three = {"objective": "multiclass", "num_class": 3, "num_leaves": 4}
    lgb_save(lgb_train(three, classes(real), 3), "lgb_multiclass")
    lgb_save(
        lgb_train({**three, "objective": "multiclassova"}, classes(real), 2), "lgb_one_vs_all")
    lgb_save(lgb_train({"objective": "regression"}, real), "lgb_regression")
    rf = {"boosting": "rf", "bagging_freq": 1, "bagging_fraction": 0.6}
    lgb_save(lgb_train({**rf, "objective": "binary"}, binary), "lgb_forest")
    lgb_save(lgb_train({**rf, "objective": "regression"}, real, 4), "lgb_forest_regression")
    lgb_save(
        lgb_train({"objective": "binary", "boosting": "dart", "drop_rate": 0.5}, binary), "lgb_dart")
    lgb_save(lgb_train({"objective": "cross_entropy"}, binary, 3), "lgb_cross_entropy")
    rare = np.zeros(len(binary))
    rare[:3] = 1
    lgb_save(
        lgb_train({"objective": "binary", "min_data_in_leaf": 500}, rare, 2), "lgb_single_leaf")
    # Refused.
    lgb_save(
        lgb_train({"objective": "regression", "linear_tree": True}, real, 2), "lgb_linear_tree",
        scored=False)
    codes = np.abs(np.nan_to_num(x))
    lgb_save(
        lgb_train({"objective": "binary"}, (codes[:, 4] % 3 == 0).astype(int), 2, x=codes,
                  categorical_feature=[4]), "lgb_categorical", scored=False)
    lgb_save(lgb_train({"objective": "poisson"}, np.abs(real), 2), "lgb_poisson", scored=False)


PARTS = {
    "trees": (xgboost_models, lightgbm_models),
    "xgboost-old": (xgboost_old_models,),
}

if __name__ == "__main__":
    for part in sys.argv[1:] or ["trees"]:
        for make in PARTS[part]:
            make()
