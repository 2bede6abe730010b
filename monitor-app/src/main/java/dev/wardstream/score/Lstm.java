package dev.wardstream.score;

import java.util.Arrays;

/** The forward pass of one LSTM layer, one step at a time. Holds the layer's state: one a thread. */
final class Lstm {
    private final LstmWeights weights;
    private final int hiddenSize;
    private final float[] gates;
    private final float[] hidden;
    private final float[] cell;
    private final float[] squashed;
    private final float[] candidate;
    private final float[] forget;
    private final float[] show;
    private final float[] take;

    Lstm(LstmWeights weights) {
        this.weights = weights;
        hiddenSize = weights.hidden();
        gates = new float[4 * hiddenSize];
        hidden = new float[hiddenSize];
        cell = new float[hiddenSize];
        squashed = new float[hiddenSize];
        candidate = new float[hiddenSize];
        forget = new float[hiddenSize];
        show = new float[hiddenSize];
        take = new float[hiddenSize];
    }

    /** How many sums a step makes: one for the candidate and one for each gate of each unit. */
    int gates() {
        return gates.length;
    }

    /** Forgets everything: the state before a window's first step. */
    void reset() {
        Arrays.fill(hidden, 0);
        Arrays.fill(cell, 0);
    }

    /** The layer's output {@code [hidden]} after one more step of {@code [inputs]}; the same array at every call. */
    float[] step(float[] input) {
        project(input, gates);
        return remember();
    }

    /**
     * What a step's inputs alone give the gates, {@code [4 * hidden]}: the part of a step that hangs on nothing before it, so that
     * it can be reckoned once and used again.
     */
    void project(float[] input, float[] into) {
        System.arraycopy(weights.halvedBias(), 0, into, 0, into.length);
        addProduct(input, weights.halvedInput(), into);
    }

    /** One more step of inputs that {@link #project} has read. */
    float[] stepOn(float[] projected) {
        System.arraycopy(projected, 0, gates, 0, gates.length);
        return remember();
    }

    /** The same as if two of its inputs, by their place, had been 0. */
    float[] stepWithout(float[] projected, float[] input, int one, int other) {
        float[] weightsOfOne = weights.halvedInput()[one];
        float[] weightsOfOther = weights.halvedInput()[other];
        float first = input[one];
        float second = input[other];
        for (int j = 0; j < gates.length; j++) {
            gates[j] = projected[j] - (first * weightsOfOne[j] + second * weightsOfOther[j]);
        }
        return remember();
    }

    private float[] remember() {
        addProduct(hidden, weights.halvedRecurrent(), gates);
        Tanh.of(gates, gates);
        // Each block in an array of its own: so the JIT vectorises what follows.
        System.arraycopy(gates, 0, candidate, 0, hiddenSize);
        System.arraycopy(gates, hiddenSize, forget, 0, hiddenSize);
        System.arraycopy(gates, 2 * hiddenSize, show, 0, hiddenSize);
        System.arraycopy(gates, 3 * hiddenSize, take, 0, hiddenSize);
        remember(forget, take, candidate, cell);
        Tanh.of(cell, squashed);
        show(show, squashed, hidden);
        return hidden;
    }

    private static void remember(float[] forget, float[] take, float[] candidate, float[] cell) {
        for (int j = 0; j < cell.length; j++) {
            cell[j] = sigmoid(forget[j]) * cell[j] + sigmoid(take[j]) * candidate[j];
        }
    }

    private static void show(float[] show, float[] squashed, float[] hidden) {
        for (int j = 0; j < hidden.length; j++) {
            hidden[j] = sigmoid(show[j]) * squashed[j];
        }
    }

    /** Of the number whose half has this tanh. */
    private static float sigmoid(float tanhOfHalf) {
        return 0.5f + 0.5f * tanhOfHalf;
    }

    /** Adds vector × matrix to a sum. Four whole rows a pass, each its own array, is the form that the JIT vectorises best. */
    static void addProduct(float[] vector, float[][] matrix, float[] sum) {
        int row = 0;
        for (; row + 4 <= vector.length; row += 4) {
            addFourRows(vector, row, matrix, sum);
        }
        if (row + 2 <= vector.length) {
            addTwoRows(vector, row, matrix, sum);
            row += 2;
        }
        if (row < vector.length) {
            addRow(vector[row], matrix[row], sum);
        }
    }

    /** Adds a multiple of one row to a sum. */
    static void addRow(float factor, float[] row, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * row[j];
        }
    }

    private static void addTwoRows(float[] vector, int row, float[][] matrix, float[] sum) {
        float f0 = vector[row];
        float f1 = vector[row + 1];
        float[] w0 = matrix[row];
        float[] w1 = matrix[row + 1];
        for (int j = 0; j < sum.length; j++) {
            sum[j] += f0 * w0[j] + f1 * w1[j];
        }
    }

    private static void addFourRows(float[] vector, int row, float[][] matrix, float[] sum) {
        float f0 = vector[row];
        float f1 = vector[row + 1];
        float f2 = vector[row + 2];
        float f3 = vector[row + 3];
        float[] w0 = matrix[row];
        float[] w1 = matrix[row + 1];
        float[] w2 = matrix[row + 2];
        float[] w3 = matrix[row + 3];
        for (int j = 0; j < sum.length; j++) {
            sum[j] += f0 * w0[j] + f1 * w1[j] + f2 * w2[j] + f3 * w3[j];
        }
    }
}
