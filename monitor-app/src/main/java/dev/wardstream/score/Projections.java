package dev.wardstream.score;

/** What a window's steps alone give the gates of an LSTM. Scratch memory, which networks that run one after the other share. */
final class Projections {
    private float[][] steps = {};

    /** Those of one layer, {@code [step][4 * hidden]}, oldest first; the same arrays at every call. */
    float[][] of(Lstm lstm, float[][] encoded) {
        if (steps.length != encoded.length || steps[0].length != lstm.gates()) {
            steps = new float[encoded.length][lstm.gates()];
        }
        for (int step = 0; step < encoded.length; step++) {
            lstm.project(encoded[step], steps[step]);
        }
        return steps;
    }
}
