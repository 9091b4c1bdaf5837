package io.tickflow.core.market;

import io.tickflow.core.deadletter.DeadLetterCode;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the usable ticks of one symbol and rejects every other with a reason. Reads no clock: a
 * verdict depends only on earlier ticks. Not thread-safe.
 *
 * <p>The first that applies is the reason: NON_FINITE_PRICE, NON_POSITIVE_PRICE (zero means "no
 * last trade"), BEFORE_1990, SYMBOL_ON_TWO_PARTITIONS (not from its {@link HomePartition}),
 * OUT_OF_ORDER (earlier than the last accepted tick), CROSSED_QUOTE, DUPLICATE (of the last
 * accepted tick, in time, prices and volume), TIME_JUMP, PRICE_SPIKE. Flags do not count for a
 * duplicate, as a terminal flags a tick otherwise in its history than live, and neither does the
 * difference between a last price of 0 and none.
 *
 * <p>The last two are suspicions. A tick more than seven days after the last accepted one is a
 * TIME_JUMP: a single wrong clock must not make every later tick late. A tick whose mid differs by
 * more than a tenth from the last accepted mid, less than an hour later, is a PRICE_SPIKE. The
 * fifth suspect in a row that agrees confirms the suspicion and is accepted (see {@link Suspicion};
 * rejections for other reasons do not count). A genuine re-pricing, or a feed that resumes after
 * weeks, costs four ticks at distinct times; a lone bad tick, or copies of it, costs nothing. An
 * accepted tick clears the suspicion.
 *
 * <p>A step in time of up to seven days is accepted at once, as it may be a weekend. If it was a
 * wrong clock, the ticks that follow are late and take it back: see {@link StepAhead}. The fifth of
 * them is accepted although it is earlier than the last accepted tick.
 *
 * <p>A feed without quotes, as of many stocks and futures, is judged by {@link #quoted} ticks. What
 * a price can be is a {@link PriceRule} of the symbol.
 *
 * <p>A session starts with the first tick, after a gap of an hour, with a confirmed suspicion, and
 * when a step in time is taken back.
 */
public final class TickGate {

    /** Silence after which a new session starts. */
    public static final long SESSION_GAP_MILLIS = 3_600_000;

    /** Silence that counts as a gap. */
    static final long GAP_MILLIS = 60_000;

    private static final long START_OF_1990_MILLIS = 631_152_000_000L;
    private static final long GAP_WINDOW_MILLIS = 3_600_000;
    private static final long CROSSED_WINDOW_MILLIS = 60_000;

    private final Suspicion suspicion = new Suspicion();
    private final StepAhead stepAhead = new StepAhead();
    private final HomePartition home = new HomePartition();

    /** Rule of the symbol; not state, since its name tells it. */
    private PriceRule prices = PriceRule.ABOVE_ZERO;

    /** Time of the last accepted tick; 0 before the first. */
    private long lastMillis;

    private double lastBid;
    private double lastAsk;
    private double lastTrade;
    private double lastVolume;
    private int lastFlags;
    private int ordinal;
    private long sessionStartMillis;
    private long lastCrossedMillis;
    private long lastGapEndMillis;

    /** Creates a gate without history. */
    public TickGate() {}

    /** Judges later ticks by the price rule of the symbol. */
    public void follow(PriceRule rule) {
        prices = rule;
    }

    /**
     * Quote of a tick that has a last price and neither bid nor ask (absent or 0): its last price
     * on both sides. Unchanged are all other ticks, and such a tick less than an hour after an
     * accepted one with a quote of its own, as the symbol then has quotes and this one lacks them.
     */
    public Tick quoted(Tick tick) {
        return tick.hasLastAlone() && !hadOwnQuoteLately(tick) ? tick.quotedAtLast() : tick;
    }

    private boolean hadOwnQuoteLately(Tick tick) {
        return lastMillis > 0
                && tick.eventTimeMillis() - lastMillis < SESSION_GAP_MILLIS
                && (lastBid != lastAsk || lastBid != lastTrade);
    }

    /**
     * Judges the next tick of the symbol and records it as the last one if accepted.
     *
     * @return null if accepted
     */
    public @Nullable DeadLetterCode admit(Tick tick) {
        DeadLetterCode unusable = judgeAlone(tick, prices);
        if (unusable != null) {
            return unusable;
        }
        if (lastMillis > 0 && home.rejectForeign(tick, lastMillis)) {
            return DeadLetterCode.SYMBOL_ON_TWO_PARTITIONS;
        }
        if (tick.eventTimeMillis() < lastMillis) {
            if (!stepAhead.countLateTick(tick, lastMillis, prices)) {
                return DeadLetterCode.OUT_OF_ORDER;
            }
            accept(tick, true);
            return null;
        }
        if (tick.bid() > tick.ask()) {
            lastCrossedMillis = tick.eventTimeMillis();
            return DeadLetterCode.CROSSED_QUOTE;
        }
        if (isDuplicate(tick)) {
            return DeadLetterCode.DUPLICATE;
        }
        DeadLetterCode doubt = doubtAbout(tick);
        if (doubt != null && !suspicion.countSuspect(tick, prices)) {
            return doubt;
        }
        accept(tick, doubt != null);
        return null;
    }

    /**
     * Switches to another feed, as from history to live: a new partition is then not a conflict.
     * Stays in effect until a tick is accepted.
     *
     * @param untilMillis event time of the last tick of the previous feed; without effect unless
     *     the last accepted tick has this time
     */
    public void changeFeed(long untilMillis) {
        if (lastMillis == untilMillis) {
            home.forget();
        }
    }

    /**
     * Returns true if a tick earlier than the last accepted one counts against the last step in
     * time, so that {@link #admit} should judge it.
     */
    public boolean isStepDoubtedBy(Tick tick) {
        return stepAhead.isDoubtedBy(tick, lastMillis);
    }

    /** Creates the fast path for ticks that {@link #admit} accepts unconditionally from here on. */
    public PlainTicks plainTicks() {
        return new PlainTicks(home.partition(), lastMillis, 0.5 * (lastBid + lastAsk));
    }

    /** Accepts the next tick from any partition, as an earlier stage restored their order. */
    public void acceptAnyPartition() {
        home.forget();
    }

    /** Returns true if a rejection for {@code reason} changed the state of the gate. */
    public static boolean isChangedBy(DeadLetterCode reason) {
        return reason == DeadLetterCode.CROSSED_QUOTE
                || reason == DeadLetterCode.OUT_OF_ORDER
                || reason == DeadLetterCode.SYMBOL_ON_TWO_PARTITIONS
                || reason == DeadLetterCode.PRICE_SPIKE
                || reason == DeadLetterCode.TIME_JUMP;
    }

    /** Position of the last accepted tick among the accepted ones of its millisecond, from 0. */
    public int ordinal() {
        return ordinal;
    }

    /** Returns true if the last accepted tick was the first of a session. */
    public boolean startsSession() {
        return sessionStartMillis == lastMillis && ordinal == 0;
    }

    /** Returns true if a crossed quote was rejected in the minute before the last accepted tick. */
    public boolean hadCrossedQuoteLately() {
        return isWithin(lastCrossedMillis, CROSSED_WINDOW_MILLIS);
    }

    /**
     * Returns true if a silence of a minute or more ended in the hour before the last accepted
     * tick.
     */
    public boolean hadGapLately() {
        return isWithin(lastGapEndMillis, GAP_WINDOW_MILLIS);
    }

    /**
     * Returns true if the symbol was on two partitions in the hour before the last accepted tick.
     */
    public boolean wasOnTwoPartitionsLately() {
        return home.hadConflictLately(lastMillis);
    }

    /** Kafka partition of the last accepted tick; 0 before the first. */
    public int homePartition() {
        return home.partition();
    }

    private boolean isWithin(long thenMillis, long windowMillis) {
        return thenMillis > 0 && thenMillis <= lastMillis && lastMillis - thenMillis < windowMillis;
    }

    /** Judges a tick by itself, without history; null if it is valid. */
    static @Nullable DeadLetterCode judgeAlone(Tick tick, PriceRule prices) {
        if (!Double.isFinite(tick.mid()) || Double.isInfinite(tick.last())) {
            return DeadLetterCode.NON_FINITE_PRICE;
        }
        if (!prices.allows(tick)) {
            return DeadLetterCode.NON_POSITIVE_PRICE;
        }
        return tick.eventTimeMillis() < START_OF_1990_MILLIS ? DeadLetterCode.BEFORE_1990 : null;
    }

    private boolean isDuplicate(Tick tick) {
        return tick.eventTimeMillis() == lastMillis
                && tick.bid() == lastBid
                && tick.ask() == lastAsk
                && isSameTrade(tick.last(), lastTrade)
                && Double.compare(tick.volume(), lastVolume) == 0;
    }

    private static boolean isSameTrade(double last, double other) {
        return last == other || (!(last > 0) && !(other > 0));
    }

    private @Nullable DeadLetterCode doubtAbout(Tick tick) {
        if (lastMillis == 0) {
            return null;
        }
        long elapsedMillis = tick.eventTimeMillis() - lastMillis;
        if (elapsedMillis > Suspicion.TIME_JUMP_MILLIS) {
            return DeadLetterCode.TIME_JUMP;
        }
        boolean spike =
                elapsedMillis < SESSION_GAP_MILLIS
                        && prices.isFar(tick.mid(), 0.5 * (lastBid + lastAsk));
        return spike ? DeadLetterCode.PRICE_SPIKE : null;
    }

    private void accept(Tick tick, boolean confirmed) {
        long millis = tick.eventTimeMillis();
        boolean first = lastMillis == 0;
        long elapsedMillis = millis - lastMillis;
        if (first) {
            home.settle(tick);
        } else {
            home.move(tick);
            // After a step is taken back, the ticks accepted in between count as a gap, too.
            if (elapsedMillis >= GAP_MILLIS || elapsedMillis < 0) {
                lastGapEndMillis = millis;
            }
        }
        if (first || confirmed || elapsedMillis >= SESSION_GAP_MILLIS) {
            sessionStartMillis = millis;
        }
        ordinal = elapsedMillis == 0 ? ordinal + 1 : 0;
        stepAhead.onAccepted(lastMillis, millis, confirmed);
        lastMillis = millis;
        lastBid = tick.bid();
        lastAsk = tick.ask();
        lastTrade = tick.last();
        lastVolume = tick.volume();
        lastFlags = tick.flags();
        suspicion.clear();
    }

    /** Writes the complete state in a fixed layout. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(lastMillis);
        out.writeDouble(lastBid);
        out.writeDouble(lastAsk);
        out.writeDouble(lastTrade);
        out.writeDouble(lastVolume);
        out.writeInt(lastFlags);
        out.writeInt(ordinal);
        out.writeLong(sessionStartMillis);
        out.writeLong(lastCrossedMillis);
        out.writeLong(lastGapEndMillis);
        suspicion.write(out);
        stepAhead.write(out);
        home.write(out);
    }

    /** Restores state written by {@link #write}. */
    public void readFrom(DataInput in) throws IOException {
        lastMillis = in.readLong();
        lastBid = in.readDouble();
        lastAsk = in.readDouble();
        lastTrade = in.readDouble();
        lastVolume = in.readDouble();
        lastFlags = in.readInt();
        ordinal = in.readInt();
        sessionStartMillis = in.readLong();
        lastCrossedMillis = in.readLong();
        lastGapEndMillis = in.readLong();
        suspicion.readFrom(in);
        stepAhead.readFrom(in);
        home.readFrom(in);
    }
}
