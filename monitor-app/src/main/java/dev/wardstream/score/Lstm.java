package dev.wardstream.score;

import java.util.Arrays;

/** The forward pass of one LSTM layer, one step at a time. Holds the layer's state: one a thread. */
final class Lstm {
    private final LstmWeights weights;
    private final int hiddenSize;
    private final float[] gates;
    private final float[] hidden;
    private final float[] cell;

    Lstm(LstmWeights weights) {
        this.weights = weights;
        hiddenSize = weights.hidden();
        gates = new float[4 * hiddenSize];
        hidden = new float[hiddenSize];
        cell = new float[hiddenSize];
    }

    /** Forgets everything: the state before a window's first step. */
    void reset() {
        Arrays.fill(hidden, 0);
        Arrays.fill(cell, 0);
    }

    /** The layer's output {@code [hidden]} after one more step of {@code [inputs]}; the same array at every call. */
    float[] step(float[] input) {
        System.arraycopy(weights.bias(), 0, gates, 0, gates.length);
        addProduct(input, weights.input(), gates);
        addProduct(hidden, weights.recurrent(), gates);
        activate();
        return hidden;
    }

    private void activate() {
        for (int j = 0; j < hiddenSize; j++) {
            float candidate = tanh(gates[j]);
            float forget = sigmoid(gates[hiddenSize + j]);
            float output = sigmoid(gates[2 * hiddenSize + j]);
            float input = sigmoid(gates[3 * hiddenSize + j]);
            cell[j] = forget * cell[j] + input * candidate;
            hidden[j] = output * tanh(cell[j]);
        }
    }

    /** Adds vector × matrix to a sum. Four whole rows a pass, each its own array, is the form that the JIT vectorises best. */
    static void addProduct(float[] vector, float[][] matrix, float[] sum) {
        int row = 0;
        for (; row + 4 <= vector.length; row += 4) {
            addFourRows(vector, row, matrix, sum);
        }
        for (; row < vector.length; row++) {
            float factor = vector[row];
            float[] weights = matrix[row];
            for (int j = 0; j < sum.length; j++) {
                sum[j] += factor * weights[j];
            }
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

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    // Math.tanh has no intrinsic on JDK 17 and costs several times Math.exp.
    private static float tanh(float x) {
        return (float) (1 - 2 / (Math.exp(2 * x) + 1));
    }
}
