package io.tickflow.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventDigestTest {

    /** As {@code printf 'a b\nc d\n' | sha256sum} has it: what a report says can be checked. */
    @Test
    void shouldBeTheChecksumOfTheLines() {
        var digest = new EventDigest();
        digest.add("a", "b");
        digest.add("c", "d");

        assertThat(digest.hex())
                .isEqualTo("4572063f432245d2918199d6696e2ec075d668821b6907e6977111263c20d6c4");
    }
}
