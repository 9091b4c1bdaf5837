package io.tickflow.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.risk.EntryRequest.SymbolTrade;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RiskChecksTest {

    private static final TokenBucket FULL = new TokenBucket(20, 0);
    private static final TokenBucket EMPTY = new TokenBucket(0.99, 0);

    private final RiskChecks checks =
            new RiskChecks(new RiskConfig(2, Quantity.of(10_000), 10, 20));

    @Test
    void shouldApproveUpToEachLimit() {
        assertThat(
                        checks.check(
                                new EntryRequest(
                                        5_000,
                                        5_000,
                                        5_000,
                                        false,
                                        true,
                                        SymbolTrade.NONE,
                                        1,
                                        true,
                                        Quantity.of(10_000),
                                        new TokenBucket(1, 0))))
                .isEqualTo(RiskReason.NONE);
    }

    @Test
    void shouldTolerateClockSlightlyAhead() {
        assertThat(check(-2_000, false, SymbolTrade.NONE, true, 0, 1, FULL))
                .isEqualTo(RiskReason.NONE);
    }

    @Test
    void shouldRejectTimestampFarAhead() {
        assertThat(check(-2_001, true, SymbolTrade.NONE, true, 0, 1, FULL))
                .isEqualTo(RiskReason.TIMESTAMP_AHEAD);
    }

    @Test
    void shouldReturnFirstReasonInFixedOrder() {
        assertThat(check(5_001, true, SymbolTrade.UNKNOWN, false, 9, -1, EMPTY))
                .isEqualTo(RiskReason.SIGNAL_TOO_OLD);
        assertThat(check(0, true, SymbolTrade.UNKNOWN, false, 9, -1, EMPTY))
                .isEqualTo(RiskReason.KILL_SWITCH);
        assertThat(check(0, false, SymbolTrade.UNKNOWN, false, 9, -1, EMPTY))
                .isEqualTo(RiskReason.UNKNOWN_ORDER_ON_SYMBOL);
        assertThat(check(0, false, SymbolTrade.OPEN, false, 9, -1, EMPTY))
                .isEqualTo(RiskReason.OPEN_TRADE_ON_SYMBOL);
        assertThat(check(0, false, SymbolTrade.NONE, false, 9, -1, EMPTY))
                .isEqualTo(RiskReason.SYMBOL_LIMIT);
        assertThat(check(0, false, SymbolTrade.NONE, true, 2, -1, EMPTY))
                .isEqualTo(RiskReason.POSITION_LIMIT);
        assertThat(check(0, false, SymbolTrade.NONE, true, 1, 10_001, EMPTY))
                .isEqualTo(RiskReason.ORDER_SIZE);
        assertThat(check(0, false, SymbolTrade.NONE, true, 1, 10_000, EMPTY))
                .isEqualTo(RiskReason.ORDER_RATE);
    }

    @Test
    void shouldRejectInvalidSize() {
        assertThat(check(0, false, SymbolTrade.NONE, true, 0, -1, FULL))
                .isEqualTo(RiskReason.ORDER_SIZE);
        assertThat(check(0, false, SymbolTrade.NONE, true, 0, 0, FULL))
                .isEqualTo(RiskReason.ORDER_SIZE);
    }

    @Test
    void shouldExpireTicksThatWereBuffered() {
        assertThat(delayedBy(5_001)).isEqualTo(RiskReason.QUOTE_DELAYED);
        assertThat(delayedBy(60_000)).isEqualTo(RiskReason.QUOTE_DELAYED);
        assertThat(delayedBy(RiskChecks.REPLAY_MILLIS_MIN)).isEqualTo(RiskReason.NONE);
        assertThat(delayedBy(-1_000)).isEqualTo(RiskReason.NONE);
    }

    private RiskReason delayedBy(long millis) {
        return checks.check(
                new EntryRequest(
                        0,
                        millis,
                        5_000,
                        false,
                        true,
                        SymbolTrade.NONE,
                        0,
                        true,
                        Quantity.of(1),
                        FULL));
    }

    @Test
    void shouldDenySymbolsWithoutInstrument() {
        assertThat(
                        checks.check(
                                new EntryRequest(
                                        0,
                                        0,
                                        5_000,
                                        false,
                                        true,
                                        SymbolTrade.NONE,
                                        0,
                                        false,
                                        Quantity.ZERO,
                                        FULL)))
                .isEqualTo(RiskReason.NO_INSTRUMENT);
    }

    @Test
    void shouldHaveUniqueCodes() {
        var codes =
                Arrays.stream(RiskReason.values())
                        .map(RiskReason::code)
                        .collect(Collectors.toSet());

        assertThat(codes).hasSameSizeAs(RiskReason.values());
    }

    private RiskReason check(
            long ageMillis,
            boolean halted,
            SymbolTrade symbolTrade,
            boolean followed,
            int openTrades,
            double quantity,
            TokenBucket bucket) {
        return checks.check(
                new EntryRequest(
                        ageMillis,
                        0,
                        5_000,
                        halted,
                        followed,
                        symbolTrade,
                        openTrades,
                        true,
                        Quantity.nearest(quantity),
                        bucket));
    }
}
