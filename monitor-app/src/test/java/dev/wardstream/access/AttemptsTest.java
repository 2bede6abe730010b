package dev.wardstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How often somebody may try to sign in; times in milliseconds. */
class AttemptsTest {
    private static final String DESK = "10.0.0.1";
    private static final String STRANGER = "10.0.0.66";

    private final Attempts attempts = new Attempts();

    @Test
    void aNameMayBeTriedSoOftenAndThenOnceAMinute() {
        exhaust("nurse-3", STRANGER);

        assertThat(attempts.take("nurse-3", STRANGER, 20_000)).isEqualTo(40_000);
        assertThat(attempts.take("nurse-3", STRANGER, 60_000)).isZero();
        assertThat(attempts.take("nurse-3", STRANGER, 60_001)).isPositive();
    }

    @Test
    void whoGuessesFromElsewhereDoesNotLockTheNurseOutAtHerDesk() {
        attempts.succeeded("nurse-3", DESK, 0);
        exhaust("nurse-3", STRANGER);

        assertThat(attempts.take("nurse-3", STRANGER, 0)).isPositive();
        assertThat(attempts.take("nurse-3", DESK, 0)).isZero();
    }

    @Test
    void anAddressMayNotTryOneNameAfterTheOther() {
        for (int name = 0; name < Attempts.PER_ADDRESS.burst(); name++) {
            assertThat(attempts.take("name-" + name, STRANGER, 0)).isZero();
        }

        assertThat(attempts.take("one-more", STRANGER, 0)).isPositive();
        assertThat(attempts.take("one-more", DESK, 0)).isZero();
    }

    @Test
    void allAddressesOfANetworkOfVersion6AreOne() {
        for (int host = 0; host < Attempts.PER_ADDRESS.burst(); host++) {
            assertThat(attempts.take("name-" + host, "2001:db8:0:1::" + Integer.toHexString(host), 0))
                    .isZero();
        }

        assertThat(attempts.take("one-more", "2001:db8:0:1:ffff::1", 0)).isPositive();
        assertThat(attempts.take("one-more", "2001:db8:0:2::1", 0)).isZero();
    }

    @Test
    void whoSignsInAllDayIsNeverHeldUp() {
        for (int time = 0; time < 1_000; time++) {
            assertThat(attempts.take("nurse-3", DESK, 0)).isZero();
            attempts.succeeded("nurse-3", DESK, 0);
        }
    }

    private void exhaust(String user, String address) {
        for (int guess = 0; guess < Attempts.PER_USER.burst(); guess++) {
            assertThat(attempts.take(user, address, 0)).isZero();
        }
    }
}
