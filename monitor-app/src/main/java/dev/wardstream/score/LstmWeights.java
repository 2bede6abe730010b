package dev.wardstream.score;

/**
 * The weights of one LSTM layer without peepholes. Row-major; a row holds four blocks of {@code hidden} columns in DL4J's order:
 * candidate (tanh), forget, output, input gate.
 *
 * @param input {@code [inputs][4 * hidden]}
 * @param recurrent {@code [hidden][4 * hidden]}
 * @param bias {@code [4 * hidden]}
 */
public record LstmWeights(float[][] input, float[][] recurrent, float[] bias) {
    public LstmWeights {
        int gates = 4 * recurrent.length;
        require(recurrent.length > 0, "the recurrent weights are empty");
        require(input.length > 0, "the input weights are empty");
        requireColumns("input", input, gates);
        requireColumns("recurrent", recurrent, gates);
        require(bias.length == gates, "the bias has " + bias.length + " values, not " + gates);
    }

    public int inputs() {
        return input.length;
    }

    public int hidden() {
        return recurrent.length;
    }

    private static void requireColumns(String name, float[][] matrix, int columns) {
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
