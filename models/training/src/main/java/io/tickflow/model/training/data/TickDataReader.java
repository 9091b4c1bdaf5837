package io.tickflow.model.training.data;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.model.contract.manifest.Training.DataFile;
import io.tickflow.model.onnx.Sha256;
import io.tickflow.model.training.run.Progress;
import io.tickflow.model.training.run.TrainingException;
import io.tickflow.ticks.MalformedLine;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.SymbolOrder;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads tick files into feature series, with the feature engine and the tick checks of the jobs.
 */
public final class TickDataReader {

    /** Largest number of ticks, for the memory of a small machine at 160 bytes a tick. */
    private static final int TICKS_MAX = 20_000_000;

    private static final int PROGRESS_TICKS = 10_000;

    /** Features without bars, as a model of quotes needs none. */
    private static final FeatureSet FEATURES = FeatureSet.of(FeatureConfig.STANDARD.on());

    private final ServerTime serverTime;
    private final FeatureEngine engine = new FeatureEngine("training", FEATURES);
    private final int[] positions = FEATURES.schema().positionsOf(DirectionFeatures.NAMES);
    private final Map<String, FeatureSeries> series = new TreeMap<>();
    private final Map<String, SymbolState> states = new TreeMap<>();
    private final Map<DeadLetterCode, Long> rejected = new EnumMap<>(DeadLetterCode.class);
    private final List<String> problems = new ArrayList<>();
    private long malformed;
    private long ticks;

    private TickDataReader(ServerTime serverTime) {
        this.serverTime = serverTime;
    }

    /**
     * Reads all files, those of a symbol in the order of their first ticks.
     *
     * @throws TrainingException listing every unreadable file and every file without ticks
     */
    public static TickData read(List<TickFile> named, ServerTime serverTime, Progress progress) {
        var reader = new TickDataReader(serverTime);
        var fingerprints = new ArrayList<DataFile>();
        List<TickFile> files = inOrder(named);
        for (int i = 0; i < files.size(); i++) {
            reader.readFile(
                    files.get(i),
                    fingerprints,
                    progress.part((double) i / files.size(), (i + 1.0) / files.size()));
        }
        if (!reader.problems.isEmpty()) {
            throw new TrainingException(reader.problems);
        }
        return new TickData(
                reader.series.values().stream().map(LabelledSeries::of).toList(),
                List.copyOf(fingerprints),
                reader.malformed,
                reader.rejected);
    }

    /** Leaves files that cannot be opened where they are, as their reading reports the reason. */
    private static List<TickFile> inOrder(List<TickFile> files) {
        try {
            return SymbolOrder.of(files);
        } catch (TickFileException | IOException e) {
            return files;
        }
    }

    private void readFile(TickFile file, List<DataFile> fingerprints, Progress part) {
        String symbol = file.symbol();
        long before = ticks;
        try (var rows = TickReader.open(file)) {
            while (rows.hasNext()) {
                add(rows, rows.next());
                if (++ticks % PROGRESS_TICKS == 0) {
                    part.report("reading " + symbol, rows.fractionRead());
                }
                if (ticks > TICKS_MAX) {
                    problems.add("there are more than " + TICKS_MAX + " ticks; train on fewer");
                    return;
                }
            }
            malformed += rows.malformedCount();
            if (ticks == before) {
                problems.add(file.path() + " holds no ticks" + firstReason(rows));
            }
            fingerprints.add(new DataFile(file.name(), Sha256.of(file.path()), ticks - before));
        } catch (TickFileException | UncheckedIOException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            problems.add(file.path() + " cannot be read: " + e.getMessage());
        }
    }

    private static String firstReason(TickReader rows) {
        List<MalformedLine> lines = rows.malformedLines();
        return lines.isEmpty()
                ? ""
                : ": line " + lines.get(0).line() + ": " + lines.get(0).reason();
    }

    private void add(TickReader rows, TickRow row) {
        String symbol = rows.file().symbol();
        Tick tick = rows.tick(row, serverTime, 0, row.line());
        SymbolState state = states.computeIfAbsent(symbol, name -> FEATURES.newState());
        FeatureStep step = engine.step(state, tick);
        FeatureVector vector = step.vector();
        if (vector != null) {
            FeatureSeries of =
                    series.computeIfAbsent(
                            symbol, name -> new FeatureSeries(name, positions.length));
            of.quotes()
                    .add(
                            vector.eventTimeMillis(),
                            0.5 * (vector.bid() + vector.ask()),
                            vector.typicalSpread(),
                            state.startsSession());
            of.add(vector.values(), positions, vector.ready());
        } else if (step.rejection() != null) {
            rejected.merge(step.rejection(), 1L, Long::sum);
        }
    }
}
