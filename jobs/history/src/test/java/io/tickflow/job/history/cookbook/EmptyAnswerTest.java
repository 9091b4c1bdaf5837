package io.tickflow.job.history.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmptyAnswerTest {

    @Test
    void shouldFindTablesThatQueryReads() {
        Question waterfall = Cookbook.find("profit-waterfall").orElseThrow();

        assertThat(EmptyAnswer.tables(waterfall.sql()))
                .containsExactly("orders_in_force", "trades");
    }

    @Test
    void shouldLeaveOutOtherNames() {
        assertThat(
                        EmptyAnswer.tables(
                                "-- FROM trades\nWITH priced AS (SELECT 1 from signals) SELECT *"
                                        + " FROM priced JOIN bars(seconds = 60) AS b ON true"
                                        + " JOIN system.tables"))
                .containsExactly("signals");
        assertThat(EmptyAnswer.tables("SELECT 1")).isEmpty();
    }
}
