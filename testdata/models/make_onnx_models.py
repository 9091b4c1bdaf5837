#!/usr/bin/env python3
"""Writes small ONNX files of many shapes, each with its library's own answers, to onnx/.

Run with scikit-learn 1.9, skl2onnx 1.20, onnxmltools 1.16, lightgbm 4.7.0, xgboost 3.2.0,
catboost 1.2 and onnx, beside make_models.py:

    python make_onnx_models.py

NAME.csv holds rows and the answers of the library: `probability`, or `value` for logits. Rows are
random, at and next to thresholds where a model has trees, and with missing values where its
library takes them. A model without a .csv must be refused. Networks are written node by node in
the shapes of torch.onnx, with numpy in double as their library.
"""

import json
import pathlib
import shutil

import catboost
import lightgbm
import numpy as np
import onnx
import onnxmltools
import sklearn.ensemble
import sklearn.linear_model
import sklearn.neural_network
import sklearn.pipeline
import sklearn.preprocessing
import sklearn.svm
import skl2onnx
import xgboost
from onnx import TensorProto, helper, numpy_helper
from onnxmltools.convert.common.data_types import FloatTensorType as ToolsFloat
from skl2onnx.common.data_types import DoubleTensorType, FloatTensorType

import make_models

HERE = pathlib.Path(__file__).resolve().parent / "onnx"
NAMES = make_models.NAMES
F = make_models.FEATURES
OPSET = {"": 15, "ai.onnx.ml": 3}


def data(missing=False):
    x, y, value = make_models.training()
    return (x if missing else np.nan_to_num(x)), y, value


def table(name, rows, answers, column="probability"):
    """Writes NAME.csv; floats are spelled so that they read back bit-identical."""
    with open(HERE / f"{name}.csv", "w", encoding="utf-8") as out:
        out.write(",".join([*NAMES, column]) + "\n")
        for row, answer in zip(rows, answers):
            cells = [*row, np.float32(answer)]
            out.write(",".join(str(np.float32(cell)) for cell in cells) + "\n")


def rows_of(thresholds=(), missing=False):
    return make_models.hard_rows(list(thresholds), 5, missing=missing).astype(np.float32)


def graph_thresholds(model):
    """Pairs of feature and threshold in the trees of a graph."""
    pairs = []
    for node in model.graph.node:
        values = {a.name: a for a in node.attribute}
        if "nodes_values" in values:
            for mode, feature, value in zip(
                values["nodes_modes"].strings,
                values["nodes_featureids"].ints,
                values["nodes_values"].floats,
            ):
                if mode != b"LEAF":
                    pairs.append((feature, value))
    return pairs


def save(name, model):
    onnx.checker.check_model(model)
    (HERE / f"{name}.onnx").write_bytes(model.SerializeToString())


# --- scikit-learn -----------------------------------------------------------------------------


def sklearn_models():
    x, y, _ = data()
    words = np.where(y == 1, "up", "down")
    three = y + (x[:, 1] > 0.5)
    logistic = sklearn.linear_model.LogisticRegression(max_iter=500)
    matrix = [("X", FloatTensorType([None, F]))]
    plain = {"zipmap": False}

    def convert(name, model, labels=y, inputs=matrix, options=plain, positive=1, rows=None, cast=None):
        model.fit(x, labels)
        converted = skl2onnx.to_onnx(
            model, initial_types=inputs, options={id(model): options} if options else None,
            target_opset=OPSET)
        save(name, converted)
        rows = rows_of(graph_thresholds(converted)) if rows is None else rows
        table(name, rows, model.predict_proba(rows.astype(cast or np.float32))[:, positive])
        return model

    convert("skl_logistic", logistic)
    convert("skl_logistic_zipmap", sklearn.linear_model.LogisticRegression(max_iter=500), options=None)
    convert("skl_scaled", sklearn.pipeline.make_pipeline(
        sklearn.preprocessing.StandardScaler(), sklearn.linear_model.LogisticRegression()))
    convert("skl_words", sklearn.linear_model.LogisticRegression(max_iter=500), labels=words, options=None)
    convert("skl_three", sklearn.linear_model.LogisticRegression(max_iter=500), labels=three, positive=2)
    convert("skl_double", sklearn.linear_model.LogisticRegression(max_iter=500),
            inputs=[("X", DoubleTensorType([None, F]))], cast=np.float64)
    convert("skl_forest", sklearn.ensemble.RandomForestClassifier(6, max_depth=4, random_state=1))
    convert("skl_boosting", sklearn.ensemble.GradientBoostingClassifier(
        n_estimators=8, max_depth=3, random_state=1))
    convert("skl_network", sklearn.neural_network.MLPClassifier((6,), max_iter=300, random_state=1))
    few = sklearn.svm.SVC(probability=True, C=0.1, random_state=1)
    small, small_y = x[:60], y[:60]
    few.fit(small, small_y)
    converted = skl2onnx.to_onnx(few, initial_types=matrix, options={id(few): plain}, target_opset=OPSET)
    save("skl_svc", converted)
    table("skl_svc", rows_of(), few.predict_proba(rows_of())[:, 1])

    columns = sklearn.pipeline.make_pipeline(
        sklearn.preprocessing.StandardScaler(), sklearn.linear_model.LogisticRegression())
    columns.fit(x, y)
    model = skl2onnx.to_onnx(
        columns, initial_types=[(name, FloatTensorType([None, 1])) for name in NAMES], target_opset=OPSET)
    save("skl_columns", model)
    table("skl_columns", rows_of(), columns.predict_proba(rows_of())[:, 1])


# --- boosting by conversion -------------------------------------------------------------------


def converted_models():
    x, y, value = data(missing=True)
    booster = lightgbm.LGBMClassifier(n_estimators=6, num_leaves=8, verbose=-1)
    booster.fit(x, y)
    model = onnxmltools.convert_lightgbm(
        booster, initial_types=[("input", ToolsFloat([None, F]))], zipmap=False, target_opset=9)
    save("lgb_converted", model)
    rows = rows_of(graph_thresholds(model), missing=True)
    table("lgb_converted", rows, booster.predict_proba(rows)[:, 1])

    booster = xgboost.XGBClassifier(n_estimators=6, max_depth=3)
    booster.fit(x, y)
    model = onnxmltools.convert_xgboost(booster, initial_types=[("input", ToolsFloat([None, F]))], target_opset=9)
    save("xgb_converted", model)
    rows = rows_of(graph_thresholds(model), missing=True)
    table("xgb_converted", rows, booster.predict_proba(rows)[:, 1])

    booster = xgboost.XGBRegressor(n_estimators=6, max_depth=3)
    booster.fit(x, value)
    model = onnxmltools.convert_xgboost(booster, initial_types=[("input", ToolsFloat([None, F]))], target_opset=9)
    save("xgb_expected_value", model)
    table("xgb_expected_value", rows, booster.predict(rows), "value")

    cat = catboost.CatBoostClassifier(iterations=8, depth=3, verbose=False, allow_writing_files=False)
    cat.fit(x, y)
    cat.save_model(str(HERE / "cat_binary.onnx"), format="onnx")
    model = onnx.load(HERE / "cat_binary.onnx")
    rows = rows_of(graph_thresholds(model), missing=True)
    table("cat_binary", rows, cat.predict_proba(rows)[:, 1])


# --- networks in the shapes of torch.onnx -------------------------------------------------------


def network(name, output, columns=1, ends="Sigmoid", inputs=None, dims=None, kind=TensorProto.FLOAT,
            before=(), flat=None, seed=3, extra_outputs=(), input_kind=None):
    """Writes a two-layer network and returns its weights."""
    random = np.random.default_rng(seed)
    real = np.float64 if kind == TensorProto.DOUBLE else np.float32
    w1, b1 = (random.normal(size=(F, 6)) * 0.4).astype(real), random.normal(size=6).astype(real) * real(0.1)
    w2, b2 = random.normal(size=(6, columns)).astype(real), random.normal(size=columns).astype(real)
    nodes = [*before, helper.make_node("Gemm", [flat or "input", "w1", "b1"], ["hidden"]),
             helper.make_node("Relu", ["hidden"], ["active"]),
             helper.make_node("Gemm", ["active", "w2", "b2"], ["scores"])]
    last = "scores"
    if ends:
        nodes.append(helper.make_node(ends, [last], ["ended"], **({"axis": 1} if ends == "Softmax" else {})))
        last = "ended"
    initializers = [numpy_helper.from_array(v, n) for v, n in ((w1, "w1"), (b1, "b1"), (w2, "w2"), (b2, "b2"))]
    if len(output) == 1:
        initializers.append(numpy_helper.from_array(np.array([-1], np.int64), "shape"))
        nodes.append(helper.make_node("Reshape", [last, "shape"], ["output"]))
    else:
        nodes.append(helper.make_node("Identity", [last], ["output"]))
    dims = dims or ["batch", F]
    inputs = inputs or [helper.make_tensor_value_info("input", input_kind or kind, dims)]
    graph = helper.make_graph(
        nodes, name, inputs,
        [helper.make_tensor_value_info("output", kind, output),
         *[helper.make_tensor_value_info(n, kind, d) for n, d in extra_outputs]], initializers)
    model = helper.make_model(graph, producer_name="pytorch", producer_version="2.9.0", ir_version=8,
                              opset_imports=[helper.make_opsetid("", 17)])
    (HERE / f"{name}.onnx").write_bytes(model.SerializeToString())

    def scores(rows):
        hidden = np.maximum(rows.astype(np.float64) @ w1 + b1, 0)
        return hidden @ w2 + b2

    return model, scores


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def networks():
    rows = rows_of()
    _, scores = network("torch_sigmoid", ["batch", 1])
    table("torch_sigmoid", rows, sigmoid(scores(rows))[:, 0])
    _, scores = network("torch_flat", ["batch"])
    table("torch_flat", rows, sigmoid(scores(rows))[:, 0])
    _, scores = network("torch_logit", ["batch", 1], ends=None)
    table("torch_logit", rows, sigmoid(scores(rows))[:, 0])
    _, scores = network("torch_softmax", ["batch", 2], 2, "Softmax")
    table("torch_softmax", rows, softmax(scores(rows))[:, 1])
    _, scores = network("torch_three", ["batch", 3], 3, ends=None)
    table("torch_three", rows, softmax(scores(rows))[:, 2])
    _, scores = network("torch_double", ["batch", 1], kind=TensorProto.DOUBLE)
    table("torch_double", rows, sigmoid(scores(rows))[:, 0])
    _, scores = network("torch_batch_one", [1, 1], dims=[1, F])
    table("torch_batch_one", rows, sigmoid(scores(rows))[:, 0])
    network("torch_batch_eight", [8, 1], dims=[8, F])
    flatten = [helper.make_node("Flatten", ["input"], ["flat"])]
    _, scores = network("torch_sequence", ["batch", 1], dims=["batch", F, 1], before=flatten, flat="flat")
    table("torch_sequence", rows, sigmoid(scores(rows))[:, 0])
    network("torch_open_sequence", ["batch", 1], dims=["batch", "steps", 1], before=flatten, flat="flat")
    concat = [helper.make_node("Concat", NAMES, ["flat"], axis=1)]
    _, scores = network(
        "torch_columns", ["batch", 1], before=concat, flat="flat",
        inputs=[helper.make_tensor_value_info(n, TensorProto.FLOAT, ["batch", 1]) for n in reversed(NAMES)])
    table("torch_columns", rows, sigmoid(scores(rows))[:, 0])
    cast = [helper.make_node("Cast", ["input"], ["flat"], to=TensorProto.FLOAT)]
    network("torch_integers", ["batch", 1], before=cast, flat="flat", input_kind=TensorProto.INT64)
    _, scores = network("torch_two_outputs", ["batch", 1], extra_outputs=[("hidden", ["batch", 6])])
    table("torch_two_outputs", rows, sigmoid(scores(rows))[:, 0])

    model, _ = network("torch_external", ["batch", 1])
    (HERE / "torch_external.onnx").unlink()
    folder = HERE / "torch_external"
    folder.mkdir(exist_ok=True)
    onnx.save_model(model, str(folder / "model.onnx"), save_as_external_data=True,
                    location="model.onnx.data", size_threshold=0)

    lstm()
    endless()
    cycle()


def lstm():
    """A recurrent network over [N, T, 1] with batch_first, and a dense head."""
    random = np.random.default_rng(9)
    h = 3
    w = (random.normal(size=(1, 4 * h, 1)) * 0.5).astype(np.float32)
    r = (random.normal(size=(1, 4 * h, h)) * 0.5).astype(np.float32)
    b = (random.normal(size=(1, 8 * h)) * 0.1).astype(np.float32)
    w2, b2 = random.normal(size=(h, 1)).astype(np.float32), np.array([0.1], np.float32)
    nodes = [helper.make_node("Transpose", ["sequence"], ["steps"], perm=[1, 0, 2]),
             helper.make_node("LSTM", ["steps", "w", "r", "b"], ["all", "last"], hidden_size=h),
             helper.make_node("Squeeze", ["last", "zero"], ["state"]),
             helper.make_node("Gemm", ["state", "w2", "b2"], ["scores"]),
             helper.make_node("Sigmoid", ["scores"], ["output"])]
    graph = helper.make_graph(
        nodes, "lstm", [helper.make_tensor_value_info("sequence", TensorProto.FLOAT, ["batch", F, 1])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", 1])],
        [numpy_helper.from_array(v, n) for v, n in
         ((w, "w"), (r, "r"), (b, "b"), (w2, "w2"), (b2, "b2"), (np.array([0], np.int64), "zero"))])
    model = helper.make_model(graph, producer_name="pytorch", producer_version="2.9.0", ir_version=8,
                              opset_imports=[helper.make_opsetid("", 17)])
    save("torch_lstm", model)
    rows = rows_of()
    hidden, cell = np.zeros((len(rows), h)), np.zeros((len(rows), h))
    for step in range(F):
        gates = rows[:, step:step + 1] @ w[0].T + hidden @ r[0].T + b[0, :4 * h] + b[0, 4 * h:]
        i, o, f, c = (gates[:, k * h:(k + 1) * h] for k in range(4))
        cell = sigmoid(f) * cell + sigmoid(i) * np.tanh(c)
        hidden = sigmoid(o) * np.tanh(cell)
    table("torch_lstm", rows, sigmoid(hidden @ w2 + b2)[:, 0])


def endless():
    """A loop over constants that never ends."""
    body = helper.make_graph(
        [helper.make_node("Identity", ["go"], ["go_on"]), helper.make_node("Add", ["value", "one"], ["more"])],
        "body",
        [helper.make_tensor_value_info("i", TensorProto.INT64, []),
         helper.make_tensor_value_info("go", TensorProto.BOOL, []),
         helper.make_tensor_value_info("value", TensorProto.FLOAT, [1])],
        [helper.make_tensor_value_info("go_on", TensorProto.BOOL, []),
         helper.make_tensor_value_info("more", TensorProto.FLOAT, [1])],
        [numpy_helper.from_array(np.array([1], np.float32), "one")])
    graph = helper.make_graph(
        [helper.make_node("Loop", ["trips", "true", "start"], ["sum"], body=body),
         helper.make_node("ReduceSum", ["input", "axis"], ["row"], keepdims=1),
         helper.make_node("Mul", ["row", "sum"], ["scores"]),
         helper.make_node("Sigmoid", ["scores"], ["output"])],
        "endless", [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["batch", F])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", 1])],
        [numpy_helper.from_array(np.array(1 << 62, np.int64), "trips"),
         numpy_helper.from_array(np.array(True), "true"),
         numpy_helper.from_array(np.array([0], np.float32), "start"),
         numpy_helper.from_array(np.array([1], np.int64), "axis")])
    (HERE / "endless.onnx").write_bytes(helper.make_model(
        graph, ir_version=8, opset_imports=[helper.make_opsetid("", 17)]).SerializeToString())


def cycle():
    """Two nodes that need each other."""
    graph = helper.make_graph(
        [helper.make_node("Add", ["input", "b"], ["a"]), helper.make_node("Add", ["a", "input"], ["b"]),
         helper.make_node("Sigmoid", ["b"], ["output"])],
        "cycle", [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["batch", F])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", F])])
    (HERE / "cycle.onnx").write_bytes(helper.make_model(
        graph, ir_version=8, opset_imports=[helper.make_opsetid("", 17)]).SerializeToString())


# --- folders ------------------------------------------------------------------------------------


def folders():
    mlflow = HERE / "mlflow"
    mlflow.mkdir(exist_ok=True)
    shutil.copy(HERE / "skl_logistic_zipmap.onnx", mlflow / "model.onnx")
    inputs = json.dumps([{"name": n, "type": "float", "required": True} for n in NAMES])
    (mlflow / "MLmodel").write_text(
        "flavors:\n  onnx:\n    data: model.onnx\n    onnx_version: 1.20.0\n"
        "  python_function:\n    loader_module: mlflow.onnx\n"
        f"signature:\n  inputs: '{inputs}'\n  outputs: null\n", encoding="utf-8")
    shutil.copy(HERE / "skl_logistic_zipmap.csv", HERE / "mlflow.csv")
    pickled = HERE / "mlflow_pickle"
    pickled.mkdir(exist_ok=True)
    (pickled / "MLmodel").write_text(
        "flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n"
        "  sklearn:\n    pickled_model: model.pkl\n", encoding="utf-8")
    triton = HERE / "triton" / "1"
    triton.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "torch_sigmoid.onnx", triton / "model.onnx")
    shutil.copy(HERE / "torch_sigmoid.csv", HERE / "triton.csv")


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    sklearn_models()
    converted_models()
    networks()
    folders()
