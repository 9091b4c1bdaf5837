package io.tickflow.operate.status;

import io.tickflow.core.event.Mode;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.readmodel.Block;
import io.tickflow.core.readmodel.Halt;
import io.tickflow.core.readmodel.OpenOrder;
import io.tickflow.core.readmodel.OpenPosition;
import io.tickflow.operate.AgeFormat;
import io.tickflow.operate.observe.FlinkView.FixSession;
import io.tickflow.operate.observe.UnjudgedCandidates;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges desk and venue. Pure functions. */
final class TradingJudgement {

    /** Age of a reading that is shown. */
    private static final long STALE_MILLIS = 5_000;

    private static final int SHOWN = 4;

    private final long nowMillis;
    private final StatusLimits limits;

    TradingJudgement(long nowMillis, StatusLimits limits) {
        this.nowMillis = nowMillis;
        this.limits = limits;
    }

    /** Judges whether a desk decides on the candidates. */
    StatusFinding verdicts(UnjudgedCandidates unjudged) {
        return unjudged.count() == 0
                ? StatusFinding.ok("verdicts", "no candidate waits for a desk")
                : StatusFinding.red(
                        "verdicts",
                        "%d candidates without a verdict: no desk takes those of %s"
                                .formatted(unjudged.count(), unjudged.deployment()),
                        unjudged.sinceMillis());
    }

    /** Judges the halts of operators. */
    StatusFinding entries(List<Halt> halts) {
        if (halts.isEmpty()) {
            return StatusFinding.ok("entries", "not halted");
        }
        Halt first = halts.get(0);
        return StatusFinding.warn(
                "entries",
                "account %s halted by %s: %s".formatted(first.account(), first.by(), first.reason())
                        + (halts.size() > 1 ? ", and " + (halts.size() - 1) + " more" : ""),
                first.sinceMillis());
    }

    /**
     * Judges positions, which end at their horizon, unknown orders and symbols whose positions are
     * in doubt.
     */
    StatusFinding trades(
            List<OpenPosition> positions,
            List<OpenOrder> orders,
            List<Block> blocks,
            long horizonMillisMax) {
        String text =
                positions.isEmpty()
                        ? "no open position"
                        : positions.size() + " open: " + shown(positions);
        List<OpenOrder> unknown =
                orders.stream().filter(order -> order.state() == OrderState.UNKNOWN).toList();
        List<String> doubts =
                Stream.concat(
                                unknown.stream()
                                        .map(order -> "order " + order.clOrdId() + " is UNKNOWN"),
                                blocks.stream().map(b -> b.symbol() + " is blocked: " + b.reason()))
                        .toList();
        if (!doubts.isEmpty()) {
            return StatusFinding.red(
                    "trades",
                    shown(doubts, "; ") + "; " + text,
                    LongStream.concat(
                                    unknown.stream().mapToLong(OpenOrder::sinceMillis),
                                    blocks.stream().mapToLong(Block::sinceMillis))
                            .min()
                            .getAsLong());
        }
        return positions.stream()
                .map(position -> position.sinceMillis() + horizonMillisMax)
                .filter(dueMillis -> nowMillis - dueMillis > limits.overdueMillis())
                .findFirst()
                .map(due -> StatusFinding.red("trades", text + ", not closed at its horizon", due))
                .orElse(StatusFinding.ok("trades", text));
    }

    /** Judges the session if a JobManager reports it, otherwise the answers of the venue. */
    StatusFinding fix(
            @Nullable Mode mode,
            List<OpenOrder> orders,
            @Nullable FixSession session,
            boolean clusterAnswers) {
        if (mode == Mode.PAPER) {
            return StatusFinding.ok("fix", "mode PAPER: orders are filled inside the sink");
        }
        Optional<OpenOrder> silent =
                orders.stream()
                        .filter(order -> order.state() == null || order.state() == OrderState.SENT)
                        .filter(
                                order ->
                                        nowMillis - order.sinceMillis()
                                                > limits.venueSilenceMillis())
                        .findFirst();
        if (session != null && session.outsideTimes()) {
            return StatusFinding.warn(
                    "fix", "the session is " + session.text(), session.sinceMillis());
        }
        if (session != null && !session.ready()) {
            return StatusFinding.red(
                    "fix", "the session is " + session.text(), session.sinceMillis());
        }
        if (silent.isPresent()) {
            return StatusFinding.red(
                    "fix",
                    "no word of the venue on order " + silent.get().clOrdId(),
                    silent.get().sinceMillis());
        }
        if (session == null) {
            return StatusFinding.unknown(
                    "fix",
                    clusterAnswers
                            ? "no order waits; no desk on this cluster has a session"
                            : "no order waits; the session is known with --jobmanager");
        }
        long ageMillis = nowMillis - session.readMillis();
        return StatusFinding.ok(
                "fix",
                "logged on and reconciled, no order waits"
                        + (ageMillis > STALE_MILLIS
                                ? " " + AgeFormat.text(ageMillis) + " ago"
                                : ""));
    }

    private String shown(List<OpenPosition> positions) {
        return shown(
                positions.stream()
                        .map(
                                position ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %+,.0f for %s",
                                                position.symbol(),
                                                position.quantity(),
                                                AgeFormat.text(nowMillis - position.sinceMillis())))
                        .toList(),
                ", ");
    }

    private static String shown(List<String> all, String separator) {
        return all.stream().limit(SHOWN).collect(Collectors.joining(separator))
                + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
    }
}
