package dev.wardstream.score;

/**
 * The weights of an expectation network: one LSTM layer, then a dense layer. Row-major; an LSTM row holds four blocks of {@code
 * hidden} columns in DL4J's order: candidate (tanh), forget, output, input gate.
 *
 * @param input {@code [2 * channels][4 * hidden]}
 * @param recurrent {@code [hidden][4 * hidden]}
 * @param bias {@code [4 * hidden]}
 * @param output {@code [hidden][channels]}
 * @param outputBias {@code [channels]}
 */
public record Weights(float[][] input, float[][] recurrent, float[] bias, float[][] output, float[] outputBias) {
    public Weights {
        int gates = 4 * recurrent.length;
        require(recurrent.length > 0, "the recurrent weights are empty");
        require(outputBias.length > 0, "the output bias is empty");
        requireShape("input", input, StepEncoder.inputs(outputBias.length), gates);
        requireShape("recurrent", recurrent, recurrent.length, gates);
        require(bias.length == gates, "the bias has " + bias.length + " values, not " + gates);
        requireShape("output", output, recurrent.length, outputBias.length);
    }

    /** Those of a network that expects everybody to be as he normally is. */
    public static Weights none(int channels) {
        return new Weights(
                new float[StepEncoder.inputs(channels)][4],
                new float[1][4],
                new float[4],
                new float[1][channels],
                new float[channels]);
    }

    public int hidden() {
        return recurrent.length;
    }

    public int channels() {
        return outputBias.length;
    }

    private static void requireShape(String name, float[][] matrix, int rows, int columns) {
        require(matrix.length == rows, "the " + name + " weights have " + matrix.length + " rows, not " + rows);
        for (float[] row : matrix) {
            require(row.length == columns, "the " + name + " weights have " + row.length + " columns, not " + columns);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
