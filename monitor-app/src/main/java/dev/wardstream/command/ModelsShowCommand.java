package dev.wardstream.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.wardstream.score.ModelInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole card of a model. */
@Command(
        name = "show",
        description =
                "Shows models' cards: what each reads, how it is scored, the data and licence it was trained on, split, seed, checksum.",
        mixinStandardHelpOptions = true)
final class ModelsShowCommand implements Callable<Integer> {
    /** A longer list of plain values, such as a calibration's, is counted and not shown. */
    private static final int LONGEST_LIST = 12;

    private static final String INDENT = "  ";

    @Mixin
    private ModelPlaces places;

    @Option(names = "--json", description = "The card as it stands in the file, one line a model.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        return places.forEach(spec, model -> {
            if (json) {
                out.println(model.card());
            } else {
                show(model, out);
            }
        });
    }

    private static void show(ModelInfo model, PrintWriter out) throws JsonProcessingException {
        out.println(model.ref());
        out.println(INDENT + "sha256: " + model.sha256());
        out.println(INDENT + "cost: " + model.cost());
        tell(new ObjectMapper().readTree(model.card()), INDENT, out);
    }

    private static void tell(JsonNode card, String indent, PrintWriter out) {
        card.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean plain = value.isValueNode() || isPlainList(value);
            out.println(indent + field.getKey() + ":" + (plain ? " " + text(value) : ""));
            if (value.isArray() && !plain) {
                value.forEach(item -> tellItem(item, indent + INDENT, out));
            } else if (value.isObject()) {
                tell(value, indent + INDENT, out);
            }
        });
    }

    /** An item's fields, the first after a dash. */
    private static void tellItem(JsonNode item, String indent, PrintWriter out) {
        out.println(indent + "-");
        tell(item, indent + INDENT, out);
    }

    private static boolean isPlainList(JsonNode value) {
        return value.isArray()
                && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode);
    }

    private static String text(JsonNode value) {
        if (value instanceof ArrayNode list) {
            return list.size() > LONGEST_LIST ? list.size() + " values" : Showable.of(list.toString());
        }
        return Showable.of(value.asText());
    }
}
