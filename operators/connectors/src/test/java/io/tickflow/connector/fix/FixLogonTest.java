package io.tickflow.connector.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quickfix.field.NextExpectedMsgSeqNum;
import quickfix.fix44.Logout;

class FixLogonTest {

    private long nowMillis;

    @ParameterizedTest
    @CsvSource({
        "'MsgSeqNum too low, expecting 12 but received 1',12",
        "'MsgSeqNum(34) too low: expected 7',7",
        "'Sequence number is too low, expected: 1041, received: 3',1041",
        "'invalid password',0",
        "'closed until Sunday 17:00',0"
    })
    void shouldReadNumberThatBrokerExpects(String text, int number) {
        assertThat(FixLogon.expectedNumber(new Logout(), text)).isEqualTo(number);
    }

    @Test
    void shouldPreferNumberOfItsOwnField() {
        var logout = new Logout();
        logout.setInt(NextExpectedMsgSeqNum.FIELD, 9);

        assertThat(FixLogon.expectedNumber(logout, "")).isEqualTo(9);
    }

    @Test
    void shouldDoublePauseUpToBound() {
        var refusals = new LogonRefusals(2, 10, () -> Instant.ofEpochMilli(nowMillis));

        assertThat(refusals.mayLogOn()).isTrue();
        assertThat(refusals.refused()).isEqualTo(2);
        nowMillis = 1_999;
        assertThat(refusals.mayLogOn()).isFalse();
        nowMillis = 2_000;
        assertThat(refusals.mayLogOn()).isTrue();
        assertThat(refusals.refused()).isEqualTo(4);
        assertThat(refusals.refused()).isEqualTo(8);
        assertThat(refusals.refused()).isEqualTo(10);
        refusals.accepted();
        assertThat(refusals.mayLogOn()).isTrue();
        assertThat(refusals.refused()).isEqualTo(2);
    }

    @Test
    void shouldMaskSecretsAlone() {
        assertThat(FixText.mask("8=FIX.4.4\00135=A\001553=user\001554=p=w\001925=n\00110=1\001"))
                .isEqualTo("8=FIX.4.4\00135=A\001553=*\001554=*\001925=*\00110=1\001");
    }
}
