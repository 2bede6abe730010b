package dev.wardstream.score;

/**
 * The weights of one LSTM layer without peepholes. Row-major; a row holds four blocks of {@code hidden} columns in DL4J's order:
 * candidate (tanh), forget, output, input gate. Made ready for {@link Lstm} once, for all threads. Immutable.
 */
public final class LstmWeights {
    private final float[][] input;
    private final float[][] recurrent;
    private final float[] bias;
    private final float[][] halvedInput;
    private final float[][] halvedRecurrent;
    private final float[] halvedBias;

    /**
     * @param input {@code [inputs][4 * hidden]}
     * @param recurrent {@code [hidden][4 * hidden]}
     * @param bias {@code [4 * hidden]}
     * @throws IllegalArgumentException where they have other shapes
     */
    public LstmWeights(float[][] input, float[][] recurrent, float[] bias) {
        int gates = 4 * recurrent.length;
        require(recurrent.length > 0, "the recurrent weights are empty");
        require(input.length > 0, "the input weights are empty");
        requireColumns("input", input, gates);
        requireColumns("recurrent", recurrent, gates);
        require(bias.length == gates, "the bias has " + bias.length + " values, not " + gates);
        this.input = input;
        this.recurrent = recurrent;
        this.bias = bias;
        halvedInput = halved(input);
        halvedRecurrent = halved(recurrent);
        halvedBias = halved(bias);
    }

    public float[][] input() {
        return input;
    }

    public float[][] recurrent() {
        return recurrent;
    }

    public float[] bias() {
        return bias;
    }

    /** The input weights with the columns of the three gates halved: a gate's sigmoid is a half and half the tanh of half its sum. */
    float[][] halvedInput() {
        return halvedInput;
    }

    /** Likewise. */
    float[][] halvedRecurrent() {
        return halvedRecurrent;
    }

    /** Likewise. */
    float[] halvedBias() {
        return halvedBias;
    }

    public int inputs() {
        return input.length;
    }

    public int hidden() {
        return recurrent.length;
    }

    private float[][] halved(float[][] rows) {
        float[][] halved = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            halved[row] = halved(rows[row]);
        }
        return halved;
    }

    private float[] halved(float[] row) {
        float[] halved = row.clone();
        for (int j = hidden(); j < halved.length; j++) {
            halved[j] /= 2;
        }
        return halved;
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
