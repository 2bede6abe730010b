package dev.wardstream.notify;

/**
 * What an answer link says: whose it is and what it answers.
 *
 * @param key the idempotency key of the call
 * @param expiresAt wall clock, epoch milliseconds
 */
record Link(String key, String patient, String episode, String recipient, String ward, String bed, long expiresAt) {

    static Link of(Call call, long expiresAt) {
        return new Link(
                call.key(),
                call.patient().value(),
                call.episode(),
                call.person().name(),
                call.location().ward(),
                call.location().bed(),
                expiresAt);
    }
}
