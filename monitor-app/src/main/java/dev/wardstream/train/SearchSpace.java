package dev.wardstream.train;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import dev.wardstream.settings.ConfigFault;
import dev.wardstream.settings.Hocon;
import dev.wardstream.settings.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What a search tries: each value of each setting with each of the others. What each means stands in {@code search.conf}.
 *
 * @param hidden size of each LSTM's state
 * @param epochs how often every window is learned from
 * @param learningRate of Adam at the beginning
 * @param kept by dropout
 * @param batch windows a step of the optimiser
 * @param rounds how many times the training persons are dealt into folds anew
 */
public record SearchSpace(
        List<Integer> hidden,
        List<Integer> epochs,
        List<Double> learningRate,
        List<Double> kept,
        List<Integer> batch,
        List<Integer> rounds) {
    private static final String REFERENCE = "search.conf";

    public SearchSpace {
        hidden = required("hidden", hidden);
        epochs = required("epochs", epochs);
        learningRate = required("learningRate", learningRate);
        kept = required("kept", kept);
        batch = required("batch", batch);
        rounds = required("rounds", rounds);
    }

    /**
     * @param file needs only what differs from {@code search.conf}; null for that alone
     * @throws IllegalArgumentException naming the setting that is wrong, or that nobody knows
     */
    public static SearchSpace read(@Nullable Path file) {
        try {
            Config defaults = ConfigFactory.parseResources(SearchSpace.class.getClassLoader(), REFERENCE);
            Config own = file == null ? ConfigFactory.empty() : Hocon.parse(text(file), file.toString());
            own.root().keySet().stream().filter(name -> !defaults.hasPath(name)).forEach(name -> {
                throw new IllegalArgumentException("the search space " + file + " names '" + name
                        + "', which is nothing that can be searched: there are "
                        + String.join(
                                ", ", defaults.root().keySet().stream().sorted().toList()));
            });
            Config all = own.withFallback(defaults);
            return new SearchSpace(
                    all.getIntList("hidden"),
                    all.getIntList("epochs"),
                    all.getDoubleList("learningRate"),
                    all.getDoubleList("kept"),
                    all.getIntList("batch"),
                    all.getIntList("rounds"));
        } catch (ConfigException e) {
            throw new IllegalArgumentException("in the search space: " + ConfigFault.of(e));
        }
    }

    /**
     * All settings to be tried, in an order that the seed alone decides, so that any beginning of it is a random search.
     *
     * @param base what is not searched
     * @throws IllegalArgumentException where a value is none that can be trained with; it names the setting
     */
    List<RiskSettings> candidates(RiskSettings base) {
        List<RiskSettings> all = new ArrayList<>();
        for (int its : hidden) {
            for (int turns : epochs) {
                for (double rate : learningRate) {
                    for (double share : kept) {
                        for (int size : batch) {
                            rounds.forEach(count -> all.add(base.with(count, its, turns, size, rate, share)));
                        }
                    }
                }
            }
        }
        Collections.shuffle(all, new Random(base.seed()));
        return all;
    }

    private static String text(Path file) {
        try {
            return SmallFile.read(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("the search space " + file + " cannot be read: " + e, e);
        }
    }

    private static <T> List<T> required(String name, List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the search space has no value of " + name + ": give one at least");
        }
        return List.copyOf(values);
    }
}
