package dev.wardstream.score;

import dev.wardstream.score.Safetensors.Tensor;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes a risk model as a safetensors file: the weights of each member as float32 tensors, its {@link RiskCard} as
 * JSON in the header's metadata, and a SHA-256 over card and weights. The same model makes the same bytes.
 */
public final class RiskModelFile {
    static final String FORMAT = "wardstream-risk-model/3";
    private static final String FORWARD = ".forward";
    private static final String BACKWARD = ".backward";
    private static final String INPUT = ".input";
    private static final String RECURRENT = ".recurrent";
    private static final String BIAS = ".bias";
    private static final String OUTPUT = ".output";
    private static final String DENSE = ".dense";
    private static final String QUANTILES = "summary.quantiles";
    private static final String USUAL = "summary.usual";
    private static final int TENSORS_OF_SUMMARY = 2;
    private static final int TENSORS_A_MEMBER = 10;

    private RiskModelFile() {}

    /** Whether this is the beginning of a risk model's file. */
    static boolean isOne(byte[] content, String name) throws IOException {
        return FORMAT.equals(CardedTensors.format(new ByteArrayInputStream(content), name));
    }

    /** @throws ModelFileException where the file is damaged, truncated, no risk model of this program, or costs too much */
    public static RiskModel read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, file.toString());
        }
    }

    /**
     * @param name how errors name the file
     * @throws ModelFileException where the file is damaged, truncated, no risk model of this program, or costs too much
     */
    public static RiskModel read(InputStream in, String name) throws IOException {
        CardedTensors file = CardedTensors.read(in, name, FORMAT);
        try {
            List<RiskWeights> members = new ArrayList<>();
            while (file.tensors().containsKey(prefix(members.size()) + OUTPUT)) {
                members.add(member(file, prefix(members.size()), name));
            }
            // The checksum is over what tensors hold, not over their names: a member must not get lost by one.
            if (file.tensors().size() != TENSORS_OF_SUMMARY + TENSORS_A_MEMBER * members.size()) {
                throw new ModelFileException(
                        name,
                        "it has " + file.tensors().size() + " tensors, expected " + TENSORS_OF_SUMMARY + " and "
                                + TENSORS_A_MEMBER + " for each of its " + members.size()
                                + " networks: damaged; get it again");
            }
            SummaryScale scale = new SummaryScale(file.matrix(QUANTILES, name), file.matrix(USUAL, name));
            RiskModel model = new RiskModel(file.card(RiskCard.class, name), scale, members);
            model.cost().requireBelowCeiling();
            return model;
        } catch (ModelFileException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelFileException(name, String.valueOf(e.getMessage()), e);
        }
    }

    public static void write(RiskModel model, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(model, out);
        }
    }

    public static void write(RiskModel model, OutputStream out) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(QUANTILES, Tensor.of(model.scale().quantiles()));
        tensors.put(USUAL, Tensor.of(model.scale().usual()));
        for (int i = 0; i < model.members().size(); i++) {
            RiskWeights member = model.members().get(i);
            put(tensors, prefix(i) + FORWARD, member.forward());
            put(tensors, prefix(i) + BACKWARD, member.backward());
            tensors.put(prefix(i) + DENSE, Tensor.of(member.dense()));
            tensors.put(prefix(i) + DENSE + BIAS, Tensor.of(member.denseBias()));
            tensors.put(prefix(i) + OUTPUT, Tensor.of(member.output()));
            tensors.put(prefix(i) + OUTPUT + BIAS, Tensor.of(new float[] {member.bias()}));
        }
        new CardedTensors(FORMAT, CardJson.write(model.card()), tensors).write(out);
    }

    private static String prefix(int member) {
        return "member" + member;
    }

    private static RiskWeights member(CardedTensors file, String prefix, String name) {
        return new RiskWeights(
                lstm(file, prefix + FORWARD, name),
                lstm(file, prefix + BACKWARD, name),
                file.matrix(prefix + DENSE, name),
                file.vector(prefix + DENSE + BIAS, name),
                file.vector(prefix + OUTPUT, name),
                file.vector(prefix + OUTPUT + BIAS, name)[0]);
    }

    private static LstmWeights lstm(CardedTensors file, String prefix, String name) {
        return new LstmWeights(
                file.matrix(prefix + INPUT, name),
                file.matrix(prefix + RECURRENT, name),
                file.vector(prefix + BIAS, name));
    }

    private static void put(Map<String, Tensor> tensors, String prefix, LstmWeights weights) {
        tensors.put(prefix + INPUT, Tensor.of(weights.input()));
        tensors.put(prefix + RECURRENT, Tensor.of(weights.recurrent()));
        tensors.put(prefix + BIAS, Tensor.of(weights.bias()));
    }
}
