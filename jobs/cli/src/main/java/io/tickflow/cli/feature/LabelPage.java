package io.tickflow.cli.feature;

import io.tickflow.core.label.LabelFamily;
import io.tickflow.core.label.Labels;

/** Section about labels of docs/features.md. */
final class LabelPage {

    private static final String HEAD =
            """

            ## Labels

            `features compute --label` writes labels beside the features, for training elsewhere. A label is 1 or 0, or missing
            (NaN in Parquet, empty in CSV): at ties, at ticks too close to the end of their session or of the data, and between
            the closes of `rv`. Labels look at all accepted ticks, at any decision point. They are the only columns
            that lie in the future of their row: never train on a column that begins with `label_`. The files are read twice,
            at 24 bytes of memory a tick.

            | label | example | definition |
            | --- | --- | --- |
            """;

    private static final String NOTES =
            """

            S of `tb` is that of the tick. If mid touches neither barrier, the sign of the return decides, since dropping such
            ticks would select them by the future. Direction over more than a few seconds is close to chance on the ticks tried.

            ```
            bin/tickflow features compute --ticks testdata/ticks/EURUSD_*.gz --label sm_N5,rv_60s --out features.parquet
            ```

            The file is in the order of time, so the last fifth is the future of the rest. In a notebook, with pandas and LightGBM:

            ```python
            import lightgbm as lgb, pandas as pd
            from sklearn.metrics import roc_auc_score
            df = pd.read_parquet("features.parquet")
            df = df[df.ready & df.label_sm_n5.notna()]
            names = ["last_mid_change", "run_length", "mid_diff_2", "move_balance", "rr100", "last_move_x_rr100", "mid_dev_ewma_2s"]
            cut = df.event_time.quantile(0.8)
            train, test = df[df.event_time < cut], df[df.event_time >= cut + pd.Timedelta("10min")]
            model = lgb.LGBMClassifier(num_leaves=15, n_estimators=150, learning_rate=0.06, verbose=-1)
            model.fit(train[names], train.label_sm_n5)
            print(len(test), roc_auc_score(test.label_sm_n5, model.predict_proba(test[names])[:, 1]))
            ```
            """;

    private LabelPage() {}

    static String section() {
        var page = new StringBuilder(HEAD);
        for (LabelFamily family : Labels.families()) {
            page.append(
                    "| `%s` | `%s` | %s |\n"
                            .formatted(family.pattern(), family.example(), family.meaning()));
        }
        return page.append(NOTES).toString();
    }
}
