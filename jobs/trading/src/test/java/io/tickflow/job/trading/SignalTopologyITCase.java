package io.tickflow.job.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.core.canary.CanaryControl;
import io.tickflow.core.canary.CanaryControl.Command;
import io.tickflow.core.canary.CanaryRule;
import io.tickflow.core.canary.CanaryShare;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.Quality;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.FeedEventKind;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.signal.Signal;
import io.tickflow.flink.function.ChallengerStage;
import io.tickflow.flink.function.RekeyStage;
import io.tickflow.flink.function.ScoringStage;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.flink.state.HotBounds;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.model.contract.Scorer;
import io.tickflow.settings.RegistryConfig;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.settings.SignalLimits;
import io.tickflow.testkit.CapturingSink;
import io.tickflow.testkit.FunctionScorer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignalTopologyITCase {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    private static final long SEED = 4;
    private static final String CHALLENGER = "ef".repeat(32);
    private static final List<RawRecord> RECORDS =
            Stream.of(
                            RawTicks.of(SEED, 20_000, "EURUSD", "GBPUSD.a", "USDJPYm"),
                            List.of(RawTicks.twoHoursLater("EURUSD")),
                            RawTicks.twoHoursAhead("AHEAD", 200))
                    .flatMap(List::stream)
                    .toList();

    private record Run(
            List<String> features,
            List<String> signals,
            List<Prediction> predictions,
            List<DeadLetter> deadLetters,
            List<String> anchors,
            List<FeedEvent> feedEvents) {}

    @Test
    void shouldGiveSameSignalsAtAnyParallelism() throws Exception {
        Run one = run(1, 0);
        Run four = run(4, 2);

        assertThat(one.features()).as("seed %d", SEED).hasSizeGreaterThan(19_000);
        assertThat(one.signals())
                .anyMatch(line -> line.contains("CANDIDATE"))
                .anyMatch(line -> line.contains("VETOED"));
        assertThat(four.features()).isEqualTo(one.features());
        assertThat(four.signals()).isEqualTo(one.signals());
        assertThat(one.anchors()).hasSize(4);
        assertThat(four.anchors()).isEqualTo(one.anchors());
    }

    @Test
    void shouldAccountForEveryRecord() throws Exception {
        Run run = run(2, 100);

        assertThat(run.features().size() + run.deadLetters().size()).isEqualTo(RECORDS.size());
        assertThat(run.predictions()).hasSameSizeAs(run.features());
        assertThat(run.deadLetters())
                .extracting(letter -> letter.code().name())
                .contains(
                        "NOT_JSON",
                        "EMPTY_VALUE",
                        "CROSSED_QUOTE",
                        "OUT_OF_ORDER",
                        "NON_POSITIVE_PRICE",
                        "IN_THE_FUTURE");
        assertThat(run.feedEvents())
                .extracting(FeedEvent::kind, FeedEvent::symbol)
                .containsExactlyInAnyOrder(
                        tuple(FeedEventKind.GAP, "EURUSD"),
                        tuple(FeedEventKind.SERVER_TIME_CONTRADICTED, "AHEAD"));
    }

    @Test
    void shouldLetTheChallengerDecideAsControlled() throws Exception {
        List<RawRecord> ticks = RawTicks.inTime(SEED, 6_000, "EURUSD", "GBPUSD.a", "USDJPYm");
        Run plain = run(ticks, null, RekeyStage.OFF, 1, 100);
        List<Long> times =
                plain.predictions().stream().map(Prediction::eventTimeMillis).sorted().toList();
        long promoted = times.get(times.size() / 2);
        long withdrawn = times.get(3 * times.size() / 4);
        var log =
                new RecordedControls(
                        List.of(
                                control("other", Command.PROMOTE, 0),
                                control(CHALLENGER, Command.PROMOTE, promoted),
                                control(CHALLENGER, Command.WITHDRAW, withdrawn)));

        Run one = run(ticks, null, RekeyStage.OFF, 1, 100, challenger(log));
        Run four = run(ticks, null, RekeyStage.OFF, 4, 2, challenger(log));

        assertThat(one.features()).isEqualTo(plain.features());
        assertThat(four.signals()).isEqualTo(one.signals()).isNotEmpty();
        assertThat(one.signals()).isNotEqualTo(plain.signals());
        assertThat(one.signals().stream().map(line -> line.substring(0, line.indexOf(' '))))
                .doesNotHaveDuplicates();
        assertThat(Set.copyOf(four.predictions())).isEqualTo(Set.copyOf(one.predictions()));
        for (Prediction prediction : one.predictions()) {
            long time = prediction.eventTimeMillis();
            boolean canary = prediction.symbol().equals("EURUSD") && time < promoted;
            boolean challenger = time >= promoted && time < withdrawn;
            assertThat(prediction.role())
                    .isIn(
                            canary
                                    ? List.of(PredictionRole.CHAMPION, PredictionRole.CHALLENGER)
                                    : challenger
                                            ? List.of(PredictionRole.CHALLENGER)
                                            : List.of(PredictionRole.CHAMPION));
        }
        long both =
                plain.predictions().stream()
                        .filter(each -> each.symbol().equals("EURUSD"))
                        .filter(each -> each.eventTimeMillis() < promoted)
                        .count();
        assertThat(both).isPositive();
        assertThat(one.predictions()).hasSize(plain.predictions().size() + (int) both);
    }

    private static CanaryControl control(String challenger, Command command, long fromMillis) {
        return new CanaryControl(
                command + "/" + fromMillis, challenger, command, fromMillis, "ops", "test");
    }

    private static SignalModel.Challenger challenger(RecordedControls log) {
        return new SignalModel.Challenger(
                new ChallengerStage(
                        SignalTopologyITCase::opposite,
                        new CanaryRule(CHALLENGER, CanaryShare.parse("EURUSD")),
                        log),
                config(100, RekeyStage.OFF).signals().with(opposite().manifest()));
    }

    @Test
    void shouldGiveSameFeaturesForTicksWithoutKeys() throws Exception {
        List<RawRecord> keyed = RawTicks.inTime(SEED, 8_000, "EURUSD", "GBPUSD.a", "USDJPYm");
        List<RawRecord> keyless = RawTicks.spread(SEED, keyed, 3);

        Run ordered = run(keyed, null, RekeyStage.OFF, 1, 100);
        var watermarks = WatermarkStrategy.<RawRecord>forGenerator(c -> new RawTicks.ReadUpTo(3));
        Run once = run(keyless, watermarks, new RekeyStage(true, 200, 10_000), 1, 100);
        Run parallel = run(keyless, watermarks, new RekeyStage(true, 200, 10_000), 4, 2);
        Run refused = run(keyless, null, RekeyStage.OFF, 1, 100);

        assertThat(ordered.features()).hasSizeGreaterThan(7_500);
        assertThat(once.features()).isEqualTo(ordered.features());
        assertThat(parallel.features()).isEqualTo(ordered.features());
        assertThat(parallel.signals()).isEqualTo(ordered.signals());
        assertThat(once.deadLetters()).hasSameSizeAs(ordered.deadLetters());
        assertThat(refused.features()).hasSizeLessThan(5_000);
    }

    private static SignalJobConfig config(int hotSymbolsMax, RekeyStage rekey) {
        return new SignalJobConfig(
                new Deployment("test", Mode.PAPER),
                new KafkaConfig("127.0.0.1:1", Map.of()),
                new SignalJobConfig.Feed(
                        "mt5.ticks",
                        "test",
                        StartAt.EARLIEST,
                        new FeedClock(ServerTime.parse("new-york+7h"), Map.of(), 300_000),
                        rekey),
                new SignalJobConfig.Features(
                        FeatureSet.standard(), new HotBounds(hotSymbolsMax, 4, 2)),
                new SignalJobConfig.Scoring(
                        "",
                        1L << 30,
                        new ScoringStage(64, 16, 0, 5),
                        new RegistryConfig(null, null, 1L << 30)),
                new SignalLimits(0.6, 0, 2, Quality.LOCKED, 30_000, 10_000L, 5_000));
    }

    private static Run run(int parallelism, int hotSymbolsMax) throws Exception {
        return run(RECORDS, null, RekeyStage.OFF, parallelism, hotSymbolsMax);
    }

    private static Run run(
            List<RawRecord> records,
            @Nullable WatermarkStrategy<RawRecord> watermarks,
            RekeyStage rekey,
            int parallelism,
            int hotSymbolsMax)
            throws Exception {
        return run(records, watermarks, rekey, parallelism, hotSymbolsMax, null);
    }

    private static Run run(
            List<RawRecord> records,
            @Nullable WatermarkStrategy<RawRecord> watermarks,
            RekeyStage rekey,
            int parallelism,
            int hotSymbolsMax,
            SignalModel.@Nullable Challenger challenger)
            throws Exception {
        SignalJobConfig config = config(hotSymbolsMax, rekey);
        var features = new CapturingSink<FeatureVector>();
        var predictions = new CapturingSink<Prediction>();
        var signals = new CapturingSink<Signal>();
        var deadLetters = new CapturingSink<DeadLetter>();
        var anchors = new CapturingSink<StateAnchor>();
        var feedEvents = new CapturingSink<FeedEvent>();
        var flink = new Configuration();
        flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(parallelism);
        SingleOutputStreamOperator<RawRecord> source =
                env.fromData(records, TypeInformation.of(RawRecord.class))
                        .setParallelism(1)
                        .uid("records");
        SignalTopology.define(
                watermarks == null
                        ? source
                        : source.assignTimestampsAndWatermarks(watermarks)
                                .setParallelism(1)
                                .uid("watermarks"),
                config,
                new SignalModel(
                        SignalTopologyITCase::linear,
                        config.signals().with(linear().manifest()),
                        challenger),
                new SignalTopology.Ends(
                        features,
                        predictions,
                        signals,
                        deadLetters,
                        anchors,
                        feedEvents,
                        new CapturingSink<>()));
        env.execute();
        return new Run(
                features.records().stream()
                        .map(vector -> vector.decisionId() + ' ' + vector.featureHash())
                        .sorted()
                        .toList(),
                signals.records().stream()
                        .map(
                                signal ->
                                        signal.decisionId()
                                                + ' '
                                                + signal.side()
                                                + ' '
                                                + signal.verdict())
                        .sorted()
                        .toList(),
                predictions.records(),
                deadLetters.records(),
                anchors.records().stream().map(StateAnchor::anchorId).sorted().toList(),
                feedEvents.records());
    }

    /** A real, if simple, model: the logistic of one feature. */
    private static Scorer linear() {
        return new FunctionScorer(
                "linear",
                List.of("mid_dev_ewma_10s"),
                (rows, count, probabilities) -> {
                    for (int i = 0; i < count; i++) {
                        probabilities[i] = (float) (1 / (1 + StrictMath.exp(rows[i])));
                    }
                });
    }

    /** The opposite of the champion's view. */
    private static Scorer opposite() {
        return new FunctionScorer(
                FunctionScorer.manifest("linear", "2", List.of("mid_dev_ewma_10s")),
                (rows, count, probabilities) -> {
                    for (int i = 0; i < count; i++) {
                        probabilities[i] = (float) (1 / (1 + StrictMath.exp(-rows[i])));
                    }
                });
    }
}
