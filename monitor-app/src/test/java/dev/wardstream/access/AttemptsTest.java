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

        assertThat(attempts.take(user("nurse-3", STRANGER), 20_000)).isEqualTo(40_000);
        assertThat(attempts.take(user("nurse-3", STRANGER), 60_000)).isZero();
        assertThat(attempts.take(user("nurse-3", STRANGER), 60_001)).isPositive();
    }

    @Test
    void whoGuessesFromElsewhereDoesNotLockTheNurseOutAtHerDesk() {
        attempts.succeeded(user("nurse-3", DESK), 0);
        exhaust("nurse-3", STRANGER);

        assertThat(attempts.take(user("nurse-3", STRANGER), 0)).isPositive();
        assertThat(attempts.take(user("nurse-3", DESK), 0)).isZero();
    }

    @Test
    void anAddressMayNotTryOneNameAfterTheOther() {
        for (int name = 0; name < Attempts.PER_ADDRESS.burst(); name++) {
            assertThat(attempts.take(nobody("name-" + name, STRANGER), 0)).isZero();
        }

        assertThat(attempts.take(nobody("one-more", STRANGER), 0)).isPositive();
        assertThat(attempts.take(nobody("one-more", DESK), 0)).isZero();
    }

    @Test
    void allAddressesOfANetworkOfVersion6AreOne() {
        for (int host = 0; host < Attempts.PER_ADDRESS.burst(); host++) {
            assertThat(attempts.take(nobody("name-" + host, "2001:db8:0:1::" + Integer.toHexString(host)), 0))
                    .isZero();
        }

        assertThat(attempts.take(nobody("one-more", "2001:db8:0:1:ffff::1"), 0)).isPositive();
        assertThat(attempts.take(nobody("one-more", "2001:db8:0:2::1"), 0)).isZero();
    }

    @Test
    void whoSignsInAllDayIsNeverHeldUp() {
        for (int time = 0; time < 1_000; time++) {
            assertThat(attempts.take(user("nurse-3", DESK), 0)).isZero();
            attempts.succeeded(user("nurse-3", DESK), 0);
        }
    }

    @Test
    void whoFillsTheBucketOfAnAddressThatAllDesksShareLocksOutNobodyWhoWasThereBefore() {
        attempts.succeeded(user("nurse-3", DESK), 0);
        for (int name = 0; name < 2 * Attempts.PER_ADDRESS.burst(); name++) {
            attempts.take(nobody("name-" + name, DESK), 0);
        }

        assertThat(attempts.take(user("nurse-3", DESK), 0)).isZero();
        assertThat(attempts.take(user("nurse-4", DESK), 0))
                .as("who was never there counts as a stranger")
                .isPositive();
    }

    @Test
    void aKnownUserAtAKnownAddressIsHeldUpAfterAsManyGuessesAsAnybody() {
        attempts.succeeded(user("nurse-3", DESK), 0);
        exhaust("nurse-3", DESK);

        assertThat(attempts.take(user("nurse-3", DESK), 0)).isEqualTo(60_000);
    }

    @Test
    void junkNamesAndAddressesMakeNoUsersBucketForgotten() {
        attempts.succeeded(user("nurse-3", DESK), 0);
        exhaust("nurse-3", STRANGER);
        for (int junk = 0; junk <= Attempts.MOST; junk++) {
            String address = "10." + (1 + junk / 65_536) + "." + junk / 256 % 256 + "." + junk % 256;
            assertThat(attempts.take(nobody("junk-" + junk, address), 0)).isZero();
        }

        assertThat(attempts.take(user("nurse-3", "10.9.9.9"), 0))
                .as("guessing at the nurse goes on")
                .isPositive();
        assertThat(attempts.take(user("nurse-3", DESK), 0))
                .as("at her own desk")
                .isZero();
    }

    @Test
    void aNameThatIsNoUsersIsHeldUpAsAUsersIs() {
        for (int guess = 0; guess < Attempts.PER_USER.burst(); guess++) {
            assertThat(attempts.take(nobody("nurse-9", STRANGER), 0)).isZero();
        }

        assertThat(attempts.take(nobody("nurse-9", STRANGER), 20_000)).isEqualTo(40_000);
    }

    private static Attempts.Who user(String name, String address) {
        return new Attempts.Who(name, true, address);
    }

    private static Attempts.Who nobody(String name, String address) {
        return new Attempts.Who(name, false, address);
    }

    private void exhaust(String user, String address) {
        for (int guess = 0; guess < Attempts.PER_USER.burst(); guess++) {
            assertThat(attempts.take(user(user, address), 0)).isZero();
        }
    }
}
